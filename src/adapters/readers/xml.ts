// XML of office files as elements: names with their prefix, attributes, children in order.
import { parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['children'][number]
export interface Xml {
  name: string
  attribs: Record<string, string>
  children: readonly Node[]
}

export const parseXml = (bytes: Uint8Array): Xml => ({
  name: '',
  attribs: {},
  children: parseDocument(new TextDecoder().decode(bytes), { xmlMode: true, decodeEntities: true }).children,
})

const asXml = (node: Node): Xml | undefined => ('attribs' in node ? node : undefined)

export const childrenOf = (node: Xml): Xml[] => node.children.flatMap((c) => asXml(c) ?? [])

/** Every element of that name below, in reading order; not inside another of the same name. */
export function all(node: Xml, name: string): Xml[] {
  return childrenOf(node).flatMap((child) => (child.name === name ? [child] : all(child, name)))
}

export function textIn(node: Xml): string {
  return node.children.map((c) => (c.type === 'text' ? c.data : asXml(c) ? textIn(asXml(c)!) : '')).join('')
}
