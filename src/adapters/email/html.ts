// A card as HTML that every mail program shows: tables and inline styles, no script, no picture from elsewhere.
import type { Block, Card } from '../../chat/card.ts'
import type { Outgoing } from '../../chat/message.ts'
import type { PlatformWords } from '../../chat/platform.ts'

export interface Around {
  links: Readonly<Record<string, string>>
  words: PlatformWords
  web: string | undefined
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!)
const lines = (text: string): string => escape(text).replaceAll('\n', '<br>')

const MARKS = { done: '✔', current: '▶', coming: '○', skipped: '–', rejected: '✖', returned: '↩' } as const
const CELL = 'padding:4px 12px 4px 0;vertical-align:top;text-align:left'

const BLOCKS: { [K in Block['block']]: (block: Extract<Block, { block: K }>, around: Around) => string } = {
  text: (b) => `<p>${lines(b.text)}</p>`,
  note: (b) => `<p><b>⚠ ${lines(b.text)}</b></p>`,
  fields: (b) =>
    table(
      b.rows.map((r) => [
        `<span style="color:#666">${escape(r.label)}</span>`,
        `${r.changed ? '* ' : ''}${lines(r.value)}`,
      ]),
    ),
  table: (b) => table([b.columns.map((c) => `<b>${escape(c)}</b>`), ...b.rows.map((row) => row.map(lines))]),
  route: (b) =>
    b.steps
      .map(
        (s) =>
          `<p style="margin:2px 0">${MARKS[s.state]} ${escape([s.name, s.people.join(', ')].filter(Boolean).join('  '))}${s.detail ? `<br><span style="color:#666">${escape(s.detail)}</span>` : ''}</p>`,
      )
      .join(''),
  list: (b) =>
    `<ol>${b.items.map((i) => `<li>${escape(i.title)}${i.detail ? `<br><span style="color:#666">${escape(i.detail)}</span>` : ''}</li>`).join('')}</ol>`,
  quote: (b) =>
    `<blockquote style="margin:8px 0;padding-left:12px;border-left:3px solid #1f6f54">${b.sentences.map((s) => (s.best ? `<b>${lines(s.text)}</b>` : lines(s.text))).join('<br>')}<br><span style="color:#666">${escape(b.source)}</span></blockquote>`,
  image: (b, { words }) => `<p style="color:#666">${escape(b.alt)} ${escape(words.picture)}</p>`,
}

const table = (rows: readonly (readonly string[])[]): string =>
  `<table role="presentation" style="border-collapse:collapse">${rows.map((row) => `<tr>${row.map((cell) => `<td style="${CELL}">${cell}</td>`).join('')}</tr>`).join('')}</table>`

const blockOf = (block: Block, around: Around): string =>
  (BLOCKS[block.block] as (block: Block, around: Around) => string)(block, around)

export function htmlOf({ text, card }: Outgoing, around: Around): string {
  const { words, web } = around
  return `<div style="font:15px/1.6 system-ui,sans-serif;max-width:600px">${text ? `<p>${lines(text)}</p>` : ''}${card ? cardOf(card, around) : ''}${web ? `<p><a href="${escape(web)}">${escape(words.open)}</a></p>` : ''}<p style="color:#888;font-size:12px">${escape(words.footer)}</p></div>`
}

function cardOf(card: Card, around: Around): string {
  const buttons = card.buttons.flatMap((b) => {
    const link = around.links[b.id]
    const colour = b.role === 'danger' ? '#b3362b' : b.role === 'primary' ? '#1f6f54' : '#555'
    return link
      ? [
          `<a href="${escape(link)}" style="display:inline-block;margin:4px 8px 4px 0;padding:8px 16px;border-radius:8px;color:#fff;background:${colour};text-decoration:none">${escape(b.label)}</a>`,
        ]
      : []
  })
  return `<h2 style="font-size:18px">${escape(card.title)}</h2>${card.subtitle ? `<p style="color:#666">${escape(card.subtitle)}</p>` : ''}${card.blocks.map((b) => blockOf(b, around)).join('')}${buttons.length ? `<p>${buttons.join('')}</p>` : ''}`
}
