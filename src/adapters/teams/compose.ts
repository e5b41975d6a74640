// The messaging extension: say one sentence from anywhere in Teams, make a request of a message, show a shared request.
import type { Account } from '../../chat/message.ts'
import { requestIn } from '../../chat/request-link.ts'
import { ADAPTIVE_CARD, fieldOf, textAt, type Inbound } from './activity.ts'
import { aloneWith, heard, type Around } from './around.ts'
import { envelope } from './card.ts'
import { closing, dialog } from './dialogs.ts'
import { wordsOfPayload } from './heard.ts'
import { sharedCard } from './presses.ts'

/** The answer to `composeExtension/fetchTask`: a box for one sentence, holding the message it was called on. */
export async function fetchStart({ host }: Around, { value }: Inbound, account: Account): Promise<unknown> {
  const { send, prompts } = await host.words(account)
  const words = wordsOfPayload(fieldOf(value, 'messagePayload')).slice(0, LONGEST)
  return dialog(
    'Yiju 一句',
    envelope(
      [
        {
          type: 'Input.Text',
          id: 'words',
          isMultiline: true,
          maxLength: LONGEST,
          placeholder: prompts[0] ?? '',
          ...(words ? { value: words } : {}),
        },
      ],
      { actions: [{ type: 'Action.Submit', title: send, style: 'positive', data: { yiju: 'start' } }] },
    ),
    'small',
  )
}

const LONGEST = 4000

/** The answer to `composeExtension/submitAction`: heard as the person's own words, answered where only they read it. */
export async function submitStart(around: Around, activity: Inbound, account: Account): Promise<unknown> {
  const text = textAt(activity.value, 'data', 'words')?.trim()
  if (!text) return fetchStart(around, activity, account)
  await around.host.hear(heard(activity, account, { kind: 'text', text }, aloneWith(activity)))
  return closing((await around.host.words(account)).received)
}

/** The answer to `composeExtension/queryLink`: number and status, and only of what the sharer may see. */
export async function showLink({ host }: Around, { value }: Inbound, account: Account): Promise<unknown> {
  const url = textAt(value, 'url') ?? ''
  const request = requestIn(url, host.webAddress)
  const line = request === undefined ? undefined : (await host.details(account, request))?.subtitle
  if (request === undefined || !line) return results([])
  const { open } = await host.words(account)
  const thumbnail = {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: 'Yiju 一句', text: line },
  }
  const content = sharedCard(request, line, `${host.webAddress}/requests/${request}`, open)
  return results([{ contentType: ADAPTIVE_CARD, content, preview: thumbnail }])
}

const results = (attachments: readonly unknown[]) => ({
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments },
})
