// A Feishu card as the client would take it: refused where the published rules are broken, read as a person reads it.

interface Element {
  tag: string
  name?: string
  content?: string
  text?: { tag: string; content: string }
  elements?: Element[]
  columns?: unknown[]
  [more: string]: unknown
}
interface CardJson {
  schema?: string
  config?: { update_multi?: boolean; enable_forward?: boolean; streaming_mode?: boolean; summary?: { content: string } }
  header?: { title: { content: string }; subtitle?: { content: string }; template: string }
  body: { elements: Element[] }
}

export interface ReadButton {
  label: string
  value?: Record<string, unknown>
  url?: string
  /** The inputs that are sent along, with what stands in them. */
  inputs?: ReadInput[]
  name?: string
}
export interface ReadInput {
  tag: string
  name: string
  label: string
  required: boolean
  value: unknown
  options: string[]
}
export interface ReadCard {
  title: string
  preview: string
  /** All words, from top to bottom. */
  text: string
  buttons: ReadButton[]
  forwardable: boolean
}

const AT_ROOT = new Set(['form', 'table'])
const INPUTS = new Set([
  'input',
  'date_picker',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
])
const KNOWN = new Set([
  'div',
  'markdown',
  'img',
  'hr',
  'button',
  'column_set',
  'column',
  'collapsible_panel',
  ...AT_ROOT,
  ...INPUTS,
])

/** What breaks a published rule; empty: it would be shown. */
export function rulesBroken(json: string): string[] {
  const broken: string[] = []
  if (Buffer.byteLength(json) > 30 * 1024) broken.push('more than 30 KB')
  const card = JSON.parse(json) as CardJson
  if (card.schema !== '2.0') broken.push('not schema 2.0')
  if (card.config?.update_multi !== true) broken.push('update_multi is not true')
  const names = new Set<string>()
  let [tables, count] = [0, 0]
  const walk = (element: Element, root: boolean, form: boolean) => {
    count += 1 + (element.text ? 1 : 0)
    if (!KNOWN.has(element.tag)) broken.push(`an unknown tag ${element.tag}`)
    if (AT_ROOT.has(element.tag) && !root) broken.push(`${element.tag} inside something`)
    if (element.tag === 'table') {
      tables += 1
      const columns = element.columns as { name: string; data_type: string }[]
      if (columns.length > 50) broken.push('more than 50 columns')
      if ((element['page_size'] as number) > 10) broken.push('more than ten rows a page')
      for (const row of element['rows'] as Record<string, unknown>[])
        for (const key of Object.keys(row))
          if (!columns.some((c) => c.name === key)) broken.push(`a cell without its column ${key}`)
    }
    if (form && (INPUTS.has(element.tag) || element.tag === 'button')) {
      if (!element.name) broken.push(`${element.tag} in a form without a name`)
      else if (names.has(element.name)) broken.push(`the name ${element.name} twice`)
      else names.add(element.name)
    }
    if (element.tag === 'input' && !form) broken.push('an input outside a form')
    if (element.tag === 'input' && Number(element['max_length'] ?? 1) > 1000) broken.push('an input of more than 1000')
    if (
      element.tag === 'button' &&
      element['behaviors'] &&
      (element['behaviors'] as { value?: unknown }[]).some((b) => typeof b.value === 'string')
    )
      broken.push('a button whose value is a text')
    if (element.tag === 'button' && (element.text?.content.length ?? 0) > 100) broken.push('a button of more than 100')
    const options = element['options'] as { value: string }[] | undefined
    if (options && new Set(options.map((o) => o.value)).size < options.length) broken.push('an option twice')
    const inside = childrenOf(element)
    if (element.tag === 'form') {
      if (!element.name) broken.push('a form without a name')
      if (!flat(inside).some((e) => e['form_action_type'] === 'submit')) broken.push('a form that cannot be sent')
    }
    for (const child of inside) walk(child, false, form || element.tag === 'form')
  }
  for (const element of card.body.elements) walk(element, true, false)
  if (tables > 5) broken.push('more than five tables')
  if (count > 200) broken.push('more than 200 elements')
  return broken
}

const childrenOf = (element: Element): Element[] =>
  element.tag === 'table' ? [] : [...(element.elements ?? []), ...((element.columns ?? []) as Element[])]
const flat = (elements: readonly Element[]): Element[] => elements.flatMap((e) => [e, ...flat(childrenOf(e))])

/** Markdown as it is seen: marks gone, numbered characters back. */
const seen = (content: string): string =>
  content
    .replace(/\*\*|^> /gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

export function readCard(json: string): ReadCard {
  const card = JSON.parse(json) as CardJson
  const buttons: ReadButton[] = []
  const lines = [card.header?.title.content, card.header?.subtitle?.content]
  const show = (element: Element, form: ReadInput[] | undefined) => {
    if (element.tag === 'markdown') lines.push(seen(element.content ?? ''))
    if (element.tag === 'div') lines.push(element.text?.content)
    if (element.tag === 'img') lines.push((element['alt'] as { content: string }).content)
    if (element.tag === 'table') {
      const columns = element.columns as { name: string; display_name: string }[]
      lines.push(columns.map((c) => c.display_name).join(' '))
      for (const row of element['rows'] as Record<string, string>[])
        lines.push(columns.map((c) => row[c.name]).join(' '))
    }
    if (element.tag === 'collapsible_panel')
      lines.push((element['header'] as { title: { content: string } }).title.content)
    if (element.tag === 'button') {
      const behaviors = (element['behaviors'] ?? []) as {
        type: string
        value?: Record<string, unknown>
        default_url?: string
      }[]
      const value = behaviors.find((b) => b.type === 'callback')?.value
      const url = behaviors.find((b) => b.type === 'open_url')?.default_url
      lines.push(element.text?.content)
      buttons.push({
        label: element.text?.content ?? '',
        ...(value ? { value } : {}),
        ...(url ? { url } : {}),
        ...(element['form_action_type'] === 'submit' && form ? { inputs: form, name: element.name ?? '' } : {}),
      })
    }
    if (INPUTS.has(element.tag)) lines.push((element['label'] as { content: string } | undefined)?.content)
    const inside = childrenOf(element)
    const inputs = element.tag === 'form' ? inputsOf(inside) : form
    for (const child of inside) show(child, inputs)
  }
  for (const element of card.body.elements) show(element, undefined)
  return {
    title: card.header?.title.content ?? '',
    preview: card.config?.summary?.content ?? card.header?.title.content ?? '',
    text: lines.filter(Boolean).join('\n'),
    buttons,
    forwardable: card.config?.enable_forward !== false,
  }
}

const inputsOf = (elements: readonly Element[]): ReadInput[] => {
  let above = ''
  return flat(elements).flatMap((element) => {
    if (element.tag === 'div') above = element.text?.content ?? ''
    if (!INPUTS.has(element.tag)) return []
    const options = (element['options'] as { value: string }[] | undefined)?.map((o) => o.value) ?? []
    const index = element['initial_index'] as number | undefined
    return [
      {
        tag: element.tag,
        name: element.name ?? '',
        label: (element['label'] as { content: string } | undefined)?.content ?? above,
        required: element['required'] === true,
        value:
          element['default_value'] ??
          element['initial_date'] ??
          element['selected_values'] ??
          (index ? options[index - 1] : undefined),
        options,
      },
    ]
  })
}
