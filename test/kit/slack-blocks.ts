// Block Kit as far as Slack documents it: what it would refuse, what a reader sees, and what its parser would bring to life.

type Node = Record<string, unknown>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const IN: Readonly<Record<string, readonly string[]>> = {
  message: ['actions', 'context', 'context_actions', 'divider', 'header', 'image', 'rich_text', 'section', 'table'],
  home: ['actions', 'context', 'divider', 'header', 'image', 'rich_text', 'section'],
  modal: ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section'],
}

export function complaints(blocks: readonly Node[], surface: 'message' | 'modal' | 'home'): string[] {
  const most = surface === 'message' ? 50 : 100
  return [
    ...(blocks.length > most ? [`${blocks.length} blocks`] : []),
    ...(blocks.filter((b) => b['type'] === 'table').length > 1 ? ['two tables'] : []),
    ...blocks.flatMap((block, i) =>
      IN[surface]!.includes(String(block['type'])) ? [] : [`/${i}: ${String(block['type'])} in a ${surface}`],
    ),
    ...blocks.flatMap((block, i) => wrongIn(block).map((line) => `/${i}: ${line}`)),
  ]
}

/** Longest text of a kind of block. */
const LONGEST: Readonly<Record<string, number>> = { header: 150, section: 3000, context: 2000 }

function wrongIn(block: Node): string[] {
  const type = String(block['type'])
  const wrong: string[] = []
  const text = (part: unknown, limit: number, what: string) => {
    const said = isNode(part) ? String(part['text'] ?? '') : ''
    if (said.length === 0) wrong.push(`${what} is empty`)
    if (said.length > limit) wrong.push(`${what} has ${said.length} characters`)
  }
  const list = (key: string) => (Array.isArray(block[key]) ? (block[key] as Node[]) : [])
  if (type === 'header' || type === 'section') text(block['text'], LONGEST[type]!, 'text')
  if (type === 'context') for (const element of list('elements')) text(element, 2000, 'element')
  if (type === 'actions') {
    const elements = list('elements')
    if (elements.length === 0 || elements.length > 25) wrong.push(`${elements.length} elements`)
    const ids = elements.map((e) => e['action_id'])
    if (new Set(ids).size !== ids.length) wrong.push('action_id twice')
    for (const element of elements) {
      text(element['text'], 75, 'button')
      if (String(element['value'] ?? '').length > 2000) wrong.push('value too long')
    }
  }
  if (type === 'context_actions')
    for (const element of list('elements'))
      for (const half of ['positive_button', 'negative_button']) text((element[half] as Node)['text'], 75, half)
  if (type === 'table') {
    const rows = block['rows'] as Node[][]
    if (rows.length > 100 || rows.some((row) => row.length > 20)) wrong.push('table too large')
    for (const cell of rows.flat()) text(cell, 3000, 'cell')
    if (new Set(rows.map((row) => row.length)).size > 1) wrong.push('ragged table')
  }
  if (type === 'rich_text') richTextWrong(list('elements'), wrong)
  if (type === 'image') {
    text({ text: block['alt_text'] }, 2000, 'alt_text')
    if (!isNode(block['slack_file'])) wrong.push('no picture')
  }
  if (type === 'input') inputWrong(block, wrong, text)
  return wrong
}

function richTextWrong(parts: readonly Node[], wrong: string[]): void {
  if (parts.length === 0) wrong.push('rich text without elements')
  for (const part of parts) {
    const elements = part['elements'] as Node[]
    if (elements.length === 0) wrong.push(`${String(part['type'])} without elements`)
    if (part['type'] === 'rich_text_list') richTextWrong(elements, wrong)
    else for (const e of elements) if (e['type'] === 'text' && e['text'] === '') wrong.push('an empty text')
  }
}

function inputWrong(block: Node, wrong: string[], text: (part: unknown, limit: number, what: string) => void): void {
  text(block['label'], 2000, 'label')
  if (block['hint']) text(block['hint'], 2000, 'hint')
  const element = block['element'] as Node
  const all = [element, ...((element['option_groups'] as Node[] | undefined) ?? [])]
  for (const options of all.flatMap((e) => (Array.isArray(e['options']) ? [e['options'] as Node[]] : []))) {
    if (options.length === 0 || options.length > 100) wrong.push(`${options.length} options`)
    for (const option of options) {
      text(option['text'], 75, 'option')
      if (String(option['value']).length > 150) wrong.push('option value too long')
    }
  }
  if (Number(element['max_length'] ?? 0) > 3000) wrong.push('max_length')
  if (String(element['initial_value'] ?? '').length > Number(element['max_length'] ?? 3000))
    wrong.push('initial_value too long')
}

/** Every word a reader sees, in order. */
export function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isNode(value)) return []
  const own = typeof value['text'] === 'string' ? [value['text']] : []
  const alt = typeof value['alt_text'] === 'string' ? [value['alt_text']] : []
  return [...own, ...alt, ...Object.values(value).flatMap(wordsIn)]
}

/**
 * What Slack's parser gets to see of a message: mrkdwn and the fallback text, mentions and links of rich text. Plain and
 * rich text are characters.
 */
export function parsedBySlack(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parsedBySlack)
  if (!isNode(value)) return []
  const type = value['type']
  if (type === 'mrkdwn' || type === 'markdown') return [String(value['text'])]
  if (type === 'broadcast' || type === 'user' || type === 'usergroup') return [`<!${String(value['range'] ?? 'user')}>`]
  if (type === 'link') return [`link:${String(value['url'])}`]
  return Object.values(value).flatMap(parsedBySlack)
}
