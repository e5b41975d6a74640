// Parts of a page that are not its text: bars, contents, indexes, footers; and notes that stand in the text without being a section.
import { asElement, clean, textOf, type Element, type Node } from './html-nodes.ts'

/** Menus, bars, contents and footers say on every page where one is, and nothing else. */
export function isNavigation(element: Element): boolean {
  if (ROLES.has(element.attribs['role'] ?? '')) return true
  const names = namesOf(element)
  if (element.name === 'header') names.push('header')
  if (names.some((name) => BARS.has(name))) return true
  return (names.some((name) => LINKED.has(name)) && linkShare(element) > 0.5) || isContents(element) || isPager(element)
}

/** A note, a tip, a warning: the element around it, and the word that stands above it. */
export const isRemark = (element: Element): boolean => classesOf(element).some((name) => REMARKS.has(name))
export const REMARK =
  /^\W*(?:note|tip|hint|warning|caution|important|danger|注意|注|提示|小提示|警告|小心|重要|说明|备注)\W*$/i

/** An index or a list of contents that fills its page: hundreds of links and little between them. */
export function isIndex(nodes: readonly Node[]): boolean {
  const links = linksOf(nodes)
  const all = nodes.reduce((sum, node) => sum + lettersOf(node), 0)
  return links.length > MANY_LINKS && links.reduce((sum, a) => sum + lettersOf(a), 0) > all / 2
}
const MANY_LINKS = 100

const ROLES = new Set(['navigation', 'contentinfo', 'search', 'menu', 'menubar', 'toolbar'])
const BARS = new Set('navheader navfooter docnav navbar nav-bar breadcrumb breadcrumbs toc tableofcontents table-of-contents sphinxsidebar pagination pager footer page-footer site-footer skip-link skip-to-content masthead'.split(' ')) // prettier-ignore
const LINKED = new Set('nav navigation menu sidebar related contents index list-of-tables list-of-figures list-of-examples header topbar'.split(' ')) // prettier-ignore
const REMARKS = new Set(
  'note tip hint warning caution important danger admonition admonitionblock callout alert'.split(' '),
)

const classesOf = ({ attribs }: Element): string[] =>
  (attribs['class'] ?? '').toLowerCase().split(/\s+/).filter(Boolean)
const namesOf = (element: Element): string[] => [...classesOf(element), (element.attribs['id'] ?? '').toLowerCase()]

/** A list of nothing but places in the same page. */
function isContents(element: Element): boolean {
  if (!/^(?:ul|ol|dl|table)$/.test(element.name)) return false
  const links = linksOf(element.children)
  return links.length >= 3 && links.every((a) => a.attribs['href']?.startsWith('#')) && linkShare(element) > 0.9
}

/** Before, next, up: a short list of links with the words of turning pages. */
function isPager(element: Element): boolean {
  if (!/^(?:ul|ol|table|p)$/.test(element.name) || lettersOf(element) > LONGEST_PAGER) return false
  const links = linksOf(element.children)
  return (
    links.length >= 2 && linkShare(element) > 0.6 && links.filter((a) => TURNING.test(clean(textOf(a)))).length >= 2
  )
}
const LONGEST_PAGER = 200
const TURNING =
  /^\W*(?:prev(?:ious)?|next|up|home|contents|index|top|back|上一?[页节章篇级]|下一?[页节章篇]|前一[页节章]|后一[页节章]|起始页|首页|目录|返回)(?![a-z])/i

function linkShare(element: Element): number {
  const all = lettersOf(element)
  return all === 0 ? 1 : linksOf(element.children).reduce((sum, a) => sum + lettersOf(a), 0) / all
}
const lettersOf = (node: Node | Element): number => textOf(node).replace(/\s+/g, '').length

function linksOf(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => {
    const element = asElement(node)
    if (!element) return []
    return element.name === 'a' && element.attribs['href'] ? [element] : linksOf(element.children)
  })
}
