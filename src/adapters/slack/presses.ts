// Buttons, and the dialogs some of them open: opened within the three seconds of the trigger, filled in afterwards.
import { z } from 'zod'
import type { Account, Place } from '../../chat/message.ts'
import { ASK, FORM, answersOf, askModal, errorsOf, formModal, loadingModal, overModal } from './form.ts'
import { readValue } from './button.ts'
import { account as accountOf, placeOf, type Slack } from './slack.ts'

export interface Press {
  workspace: string
  user: string
  trigger: string
  value: string | undefined
  label: string
  /** Left out on the home page. */
  channel?: string
  thread?: string
  at: string
}

/** Kept in the dialog while it is open: which button or draft, and where it was pressed. */
const Metadata = z.object({
  button: z.string().optional(),
  draft: z.string().optional(),
  place: z.object({ kind: z.enum(['direct', 'group']), address: z.record(z.string(), z.unknown()) }),
})

export async function heardPress(slack: Slack, press: Press): Promise<void> {
  const value = readValue(press.value)
  if (!value) return
  const account = accountOf(press.workspace, press.user)
  const place = placeOf(press.channel, { ...(press.thread ? { thread: press.thread } : {}), message: press.at })
  const metadata = JSON.stringify({ button: value.id, ...(value.draft ? { draft: value.draft } : {}), place })
  const opened =
    value.draft !== undefined
      ? await openForm(slack, press, account, value.draft, metadata)
      : value.ask
        ? await openView(slack, press, askModal(value, press.label, metadata)).then((view) => view !== undefined)
        : false
  // A dialog that could not be opened in time: the press counts as it is, and the chat asks.
  if (!opened)
    await slack.host.hear({
      event: `press:${press.trigger}`,
      account,
      place,
      content: { kind: 'press', button: value.id },
    })
}

async function openView(slack: Slack, { workspace, trigger }: Press, view: ReturnType<typeof loadingModal>) {
  try {
    const answer = await slack.workspaces.call(workspace, 'views.open', (c) =>
      c.views.open({ trigger_id: trigger, view }),
    )
    return answer.view?.id
  } catch (error) {
    slack.host.log.warn({ error }, 'slack: a dialog could not be opened')
    return undefined
  }
}

async function openForm(slack: Slack, press: Press, account: Account, draft: string, metadata: string) {
  const view_id = await openView(slack, press, loadingModal(press.label))
  if (!view_id) return false
  slack.later('the form', async () => {
    const [form, words] = await Promise.all([slack.host.form(account, draft), slack.host.words(account)])
    const view = form ? formModal(form, words.personHint, metadata) : overModal(press.label, words.over)
    await slack.workspaces.call(press.workspace, 'views.update', (c) => c.views.update({ view_id, view }))
  })
  return true
}

export interface Submission {
  workspace: string
  user: string
  view: {
    id: string
    callback_id: string
    private_metadata: string
    title: string
    state: Parameters<typeof answersOf>[0]
  }
}

/** What Slack is answered: nothing closes the dialog, errors keep it open. */
export async function heardSubmission(slack: Slack, { workspace, user, view }: Submission) {
  const account = accountOf(workspace, user)
  const { button, draft, place } = Metadata.parse(JSON.parse(view.private_metadata))
  const answers = answersOf(view.state)
  // One dialog is submitted once, however often the button is hit.
  const heard = { event: `view:${view.id}`, account, place: place as Place }
  if (view.callback_id === FORM && draft !== undefined) {
    const problems = await slack.host.checkForm(account, draft, answers)
    if (Object.keys(problems).length > 0) {
      const errors = errorsOf(problems, answers)
      if (Object.keys(errors).length > 0) return { response_action: 'errors' as const, errors }
      const view_ = overModal(view.title, Object.values(problems).join(' '))
      return { response_action: 'update' as const, view: view_ }
    }
    await slack.host.hear({ ...heard, content: { kind: 'form', draft, answers } })
  }
  if (view.callback_id === ASK && button !== undefined)
    await slack.host.hear({ ...heard, content: { kind: 'press', button, input: answers['ask'] ?? '' } })
  return undefined
}
