// What is pressed on a card: heard before it is answered; the answer shows a line at once, or changes the card.
import { z } from 'zod'
import type { Account } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import { accountOf, isOutsider, type Envelope } from './hear.ts'
import { answersOf, closedForm, drawForm } from './form.ts'
import type { Element } from './elements.ts'

const Action = z.object({
  operator: z.object({ open_id: z.string().min(1), tenant_key: z.string().optional() }),
  action: z.object({
    value: z.unknown(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
})
const Value = z.discriminatedUnion('do', [
  z.object({ do: z.literal('press'), button: z.string().min(1), input: z.string().optional() }),
  z.object({ do: z.literal('form'), draft: z.string().min(1), button: z.string() }),
  z.object({ do: z.literal('send'), draft: z.string().min(1), ids: z.array(z.string()) }),
  z.object({ do: z.literal('close'), title: z.string() }),
])

/** `post` shows a card of its own, later: it may not hold up the answer. */
export interface Around {
  host: Host
  post(account: Account, card: Element, key: string): void
}

/** The answer to `card.action.trigger`. */
export async function heardPress({ host, post }: Around, envelope: Envelope): Promise<object> {
  const read = Action.safeParse(envelope.event)
  const value = Value.safeParse(read.data?.action.value)
  if (!read.success || !value.success || isOutsider(envelope, read.data.operator.tenant_key)) return {}
  const account = accountOf(read.data.operator.open_id)
  const filled = read.data.action.form_value ?? {}
  const event = envelope.header.event_id
  const heard = { event: `press:${event}`, account, place: { kind: 'direct' as const, address: {} } }
  const said = await host.words(account)

  switch (value.data.do) {
    case 'press': {
      const { button, input } = value.data
      const typed = input === undefined ? undefined : filled[input]
      await host.hear({
        ...heard,
        content: { kind: 'press', button, ...(typeof typed === 'string' && typed.trim() ? { input: typed } : {}) },
      })
      return line(said.received)
    }
    case 'form': {
      const form = await host.form(account, value.data.draft)
      if (!form) return line(said.over)
      post(account, drawForm(form, { said }), `form:${event}`)
      return {}
    }
    case 'send': {
      const { draft, ids } = value.data
      const form = await host.form(account, draft)
      if (!form) return line(said.over)
      const answers = answersOf(form, ids, filled)
      const problems = await host.checkForm(account, draft, answers)
      if (Object.keys(problems).length > 0) return changed(drawForm(form, { said, again: { answers, problems } }))
      await host.hear({ ...heard, content: { kind: 'form', draft, answers } })
      return changed(closedForm(form.title, said.received))
    }
    case 'close':
      return changed(closedForm(value.data.title, said.cancel))
  }
}

const line = (content: string) => ({ toast: { type: 'info', content } })
const changed = (card: Element) => ({ card: { type: 'raw', data: card } })
