// Buttons of our cards: Execute is answered within the call, Submit comes as a message; both carry an opaque id only.
import type { Account, HeardContent } from '../../chat/message.ts'
import { ADAPTIVE_CARD, fieldOf, textAt, type Inbound } from './activity.ts'
import { cardSettings, heard, type Around } from './around.ts'
import { drawCard, envelope, header, inputIdOf } from './card.ts'
import { picked } from './form.ts'
import type { Element } from './card-text.ts'

const ENTRA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Undefined: not a button of ours. */
export function pressIn(data: unknown, tenant: string): Extract<HeardContent, { kind: 'press' }> | undefined {
  const button = textAt(data, 'button')
  if (!button || !['press', 'form'].includes(textAt(data, 'yiju') ?? '')) return undefined
  const said = textAt(data, inputIdOf(button))?.trim()
  const input = said && ENTRA_ID.test(said) ? picked(said, tenant) : said
  return { kind: 'press', button, ...(input ? { input } : {}) }
}

/** The answer to `adaptiveCard/action`. */
export async function answerAction(around: Around, activity: Inbound, account: Account): Promise<unknown> {
  const data = fieldOf(activity.value, 'action', 'data')
  const press = pressIn(data, account.workspace)
  if (press) {
    await around.host.hear(heard(activity, account, press))
    return says((await around.host.words(account)).received)
  }
  if (textAt(data, 'yiju') === 'refresh') return shows(await refreshed(around, account, data))
  return says((await around.host.words(account)).over)
}

const says = (text: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text })
const shows = (card: Element) => ({ statusCode: 200, type: ADAPTIVE_CARD, value: card })

/** A shared link: everybody sees number and status; each person who opens it sees what they may see of it. */
export const sharedCard = (request: string, line: string, url: string, open: string): Element =>
  envelope(
    [
      header({ title: 'Yiju 一句', subtitle: line, tone: 'neutral' }),
      { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: open, url }] },
    ],
    refreshOf(request, line),
  )

/** Of the 28 KB an answer may have. */
const ROOM = 24_000

/** Without `userIds`: for everybody in a chat of up to 60. */
const refreshOf = (request: string, line: string): Element => ({
  refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { yiju: 'refresh', request, line } } },
})

async function refreshed(around: Around, account: Account, data: unknown): Promise<Element> {
  const [request, line] = [textAt(data, 'request') ?? '', textAt(data, 'line') ?? '']
  const settings = await cardSettings(around, account)
  const card = await around.host.details(account, request)
  if (card) return { ...drawCard(card, settings, ROOM), ...refreshOf(request, card.subtitle ?? line) }
  const { refresh: _, ...asItWas } = sharedCard(
    request,
    line,
    `${settings.webAddress ?? ''}/requests/${encodeURIComponent(request)}`,
    settings.said.open,
  )
  return asItWas
}
