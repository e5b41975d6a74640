// Dialogs (task modules): a form is fetched when its button is pressed, checked when it is sent, and only then heard.
import type { Account } from '../../chat/message.ts'
import { ADAPTIVE_CARD, fieldOf, type Inbound } from './activity.ts'
import { heard, type Around } from './around.ts'
import { draftIn, drawForm, readForm, type FormSettings } from './form.ts'
import type { Element } from './card-text.ts'

export const dialog = (title: string, card: Element, height: 'small' | 'medium' | 'large' = 'large') => ({
  task: {
    type: 'continue',
    value: { title, height, width: 'medium', card: { contentType: ADAPTIVE_CARD, content: card } },
  },
})
export const closing = (text: string) => ({ task: { type: 'message', value: text } })

/** The answer to `task/fetch`. */
export async function fetchForm(around: Around, { value }: Inbound, account: Account): Promise<unknown> {
  return show(around, account, draftIn(fieldOf(value, 'data')))
}

/** The answer to `task/submit`. */
export async function submitForm(around: Around, activity: Inbound, account: Account): Promise<unknown> {
  const { host } = around
  const data = fieldOf(activity.value, 'data')
  const draft = draftIn(data)
  if (!draft) return closing((await host.words(account)).over)
  const answers = readForm(data, account.workspace)
  const problems = await host.checkForm(account, draft, answers)
  if (Object.keys(problems).length > 0) return show(around, account, draft, { answers, problems })
  await host.hear(heard(activity, account, { kind: 'form', draft, answers }))
  return closing((await host.words(account)).received)
}

async function show(
  { host }: Around,
  account: Account,
  draft: string | undefined,
  again?: FormSettings['again'],
): Promise<unknown> {
  const said = await host.words(account)
  const form = draft === undefined ? undefined : await host.form(account, draft)
  if (!form) return closing(again?.problems['form'] ?? said.over)
  const card = drawForm(form, { said, ...(again ? { again } : {}) })
  return dialog(form.title, card)
}
