// E-mail, the channel of last resort: notices with links that ask before they do anything. Nothing is read here.
import { createHash } from 'node:crypto'
import type { Transporter } from 'nodemailer'
import type { Card } from '../../chat/card.ts'
import type { Outgoing } from '../../chat/message.ts'
import type { ChatPlatform, Check, Host, PlatformWords } from '../../chat/platform.ts'
import { plainCard } from '../../chat/plain.ts'
import { mailFault } from './faults.ts'
import { htmlOf, type Around } from './html.ts'

export interface EmailConfig {
  /** smtp://user:secret@host:587 or smtps://… */
  smtpUrl: string
  /** "Yiju <yiju@example.com>". */
  from: string
}

const TIMEOUT_MS = 20_000

export async function openEmail({ smtpUrl, from }: EmailConfig): Promise<ChatPlatform> {
  const { createTransport } = await import('nodemailer')
  const transport: Transporter = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  let host: Host | undefined
  const ready = (): Host => {
    if (!host) throw new Error('e-mail is not started')
    return host
  }
  return {
    name: 'email',
    start: async (given) => {
      host = given
    },
    stop: async () => transport.close(),
    post: async ({ account }, message, key) => {
      const words = await ready().words(account)
      const card = message.card && withoutPrivate(message.card, words)
      const links = card ? await ready().links(account, card) : {}
      const web = webLink(ready(), card)
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: account.user },
          subject: subjectOf(message),
          text: textOf({ ...message, ...(card ? { card } : {}) }, { links, words, web }),
          html: htmlOf({ ...message, ...(card ? { card } : {}) }, { links, words, web }),
          // The same message again is the same message for every mail program.
          messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@yiju>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
      } catch (error) {
        throw mailFault(error)
      }
      return { ref: key }
    },
    // A letter that was sent stays as it is; its links say what happened since.
    update: async (_to, ref) => ({ ref }),
    note: async () => {},
    profile: async () => undefined,
    find: async ({ email }) => (email ? { platform: 'email', workspace: '', user: email } : undefined),
    fetch: async () => {
      throw new Error('nothing is received by e-mail')
    },
    check: () => checkMail(transport, smtpUrl),
  }
}

async function checkMail(transport: Transporter, smtpUrl: string): Promise<readonly Check[]> {
  const { hostname } = new URL(smtpUrl)
  try {
    await transport.verify()
    return [{ what: 'SMTP', state: 'works', seen: `${hostname} lets us in` }]
  } catch (error) {
    const fault = mailFault(error)
    return [
      {
        what: 'SMTP',
        state: 'broken',
        seen: `${hostname}: ${fault.message}`,
        next: 'check host, port, user and password in SMTP_URL',
      },
    ]
  }
}

/** A mailbox is read on locked screens and by assistants: private values stay in the web app. */
const withoutPrivate = (card: Card, words: PlatformWords): Card => ({
  ...card,
  blocks: card.blocks.map((block) =>
    block.block === 'fields'
      ? { ...block, rows: block.rows.map((row) => (row.private ? { ...row, value: words.privately } : row)) }
      : block,
  ),
})

function webLink({ webAddress }: Host, card: Card | undefined): string | undefined {
  if (!webAddress) return undefined
  return card?.about?.request ? `${webAddress}/requests/${card.about.request}` : webAddress
}

const LONGEST_SUBJECT = 120

const subjectOf = ({ text = '', card }: Outgoing): string =>
  (card?.title ?? text.split('\n')[0] ?? '').replace(/\s+/g, ' ').slice(0, LONGEST_SUBJECT) || 'Yiju'

function textOf({ text, card }: Outgoing, { links, words, web }: Around): string {
  const pressed = card?.buttons.flatMap((b) => (links[b.id] ? [`${b.label}: ${links[b.id]}`] : [])) ?? []
  return [
    ...(text ? [text] : []),
    ...(card ? [plainCard({ ...card, buttons: [] })] : []),
    ...(pressed.length ? [pressed.join('\n')] : []),
    ...(web ? [`${words.open}: ${web}`] : []),
    `-- \n${words.footer}`,
  ].join('\n\n')
}
