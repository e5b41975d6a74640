// A card as plain text for the terminal: aligned for Chinese and Latin alike, its buttons numbered.
import type { Block, Card, RouteLine } from './card.ts'
import { padTo, widthOf, wrap } from './width.ts'

export interface PlainOptions {
  /** Columns of the terminal. */
  width?: number
  /** Number of the first button. */
  from?: number
}

const MARKS: Readonly<Record<Card['tone'], string>> = {
  neutral: '·',
  info: '▸',
  success: '✔',
  warning: '!',
  danger: '✖',
}
const NOTES = { info: 'ℹ', warning: '⚠', danger: '✖' } as const
const STATES: Readonly<Record<RouteLine['state'], string>> = {
  done: '✔',
  current: '▶',
  coming: '○',
  skipped: '–',
  rejected: '✖',
  returned: '↩',
}

export function plainCard(card: Card, { width = 80, from = 1 }: PlainOptions = {}): string {
  const lines = [
    ...hang(`${MARKS[card.tone]} `, safe(card.title), width),
    ...(card.subtitle ? hang('  ', safe(card.subtitle), width) : []),
    ...card.blocks.flatMap((block) => plainBlock(block, width)),
    ...plainButtons(card, width, from),
  ]
  return lines.join('\n')
}

/** Text of others must not move the cursor or colour the screen. */
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const safe = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')

const hang = (mark: string, text: string, width: number): string[] =>
  wrap(text, width - widthOf(mark)).map((line, i) => (i === 0 ? mark : ' '.repeat(widthOf(mark))) + line)

function plainBlock(block: Block, width: number): string[] {
  switch (block.block) {
    case 'text':
      return hang('  ', safe(block.text), width)
    case 'note':
      return hang(`  ${NOTES[block.tone]} `, safe(block.text), width)
    case 'fields': {
      const label = Math.min(Math.max(0, ...block.rows.map((r) => widthOf(r.label))), Math.floor(width / 3))
      return block.rows.flatMap((r) =>
        hang(`  ${r.changed ? '*' : ' '} ${padTo(safe(r.label), label)}  `, safe(r.value), width),
      )
    }
    case 'image':
      return hang('  ▦ ', safe(block.alt), width)
    case 'list':
      return block.items.flatMap((item, i) => [
        ...hang(`  ${i + 1}. `, safe(item.title), width),
        ...(item.detail ? hang('     ', safe(item.detail), width) : []),
      ])
    case 'quote':
      return [
        ...block.sentences.flatMap(({ text, best }) => hang(best ? '  ❯ ' : '  │ ', safe(text), width)),
        ...hang('    ', safe(block.source), width),
      ]
    case 'table':
      return plainTable([block.columns, ...block.rows], width)
    case 'route':
      return block.steps.flatMap((step) => [
        ...hang(
          `  ${STATES[step.state]} `,
          safe([step.name, step.people.join(', ')].filter(Boolean).join('  ')),
          width,
        ),
        ...(step.detail ? hang('      ', safe(step.detail), width) : []),
      ])
  }
}

function plainTable(rows: readonly (readonly string[])[], width: number): string[] {
  const columns = rows[0]?.map((_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? '')))) ?? []
  const lines = rows.map((row) =>
    row.map((cell, i) => padTo(safe(cell).replaceAll('\n', ' '), columns[i] ?? 0)).join('  '),
  )
  // Too wide to stand in columns: the cells follow each other.
  return lines.flatMap((line, i) =>
    widthOf(line) + 2 <= width ? [`  ${line.trimEnd()}`] : hang('  ', safe((rows[i] ?? []).join(' | ')), width),
  )
}

function plainButtons({ buttons }: Card, width: number, from: number): string[] {
  const shown = buttons.map((b, i) => `[${from + i}] ${safe(b.label)}${b.input ? ' …' : ''}`)
  const lines: string[] = []
  for (const button of shown) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 3 + widthOf(button) <= width)
      lines[lines.length - 1] = `${last}   ${button}`
    else lines.push(`  ${button}`)
  }
  return lines
}
