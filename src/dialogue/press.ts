// What a button does: an answer, a choice, a yes to exactly what its card showed, a decision on a task card.
import type { RequestId } from '../kernel/ids.ts'
import { ask } from './ask.ts'
import { chooseAct, chooseProcess, chooseRequest, chooseWho, type Go } from './clarify.ts'
import { cancel, carryOut } from './confirm.ts'
import type { Conversation, Press, ProposedCommand, Step } from './conversation.ts'
import type { Act } from '../language/understanding.ts'
import type { DecisionAct } from './decide.ts'
import { definitionOf, findDraft, withDraft, withoutDraft } from './drafts.ts'
import { knownRequest, type Facts } from './facts.ts'
import { grown } from './fill.ts'
import { look } from './lookups.ts'
import { put } from './provide.ts'
import { fresh } from './respond.ts'
import { askField, settle } from './settle.ts'
import { askWhatToChange, correctRequest, resume } from './start.ts'
import { idle, quiet, say, type Turn } from './turn.ts'

export function pressed(
  conversation: Conversation,
  press: Press,
  input: string | undefined,
  facts: Facts,
  go: Go,
): Turn {
  const { asked } = conversation
  const stale = () => say(conversation, { say: 'stale-button' })
  switch (press.press) {
    case 'answer': {
      const draft = findDraft(conversation, press.draft)
      return draft ? put(conversation, draft, { [press.field]: press.value }, facts, true) : stale()
    }
    case 'usual': {
      const draft = findDraft(conversation, press.draft)
      if (!draft) return stale()
      return settle(conversation, grown(draft, { ...draft, values: { ...press.values, ...draft.values } }), facts)
    }
    case 'choose-person':
      return asked?.ask === 'which-person' || asked?.ask === 'person' || asked?.ask === 'pick-approvers'
        ? chooseWho(conversation, asked, press.id, facts, go)
        : stale()
    case 'choose-request':
      return asked?.ask === 'which-request' ? chooseRequest(conversation, asked, press.id, facts, go) : stale()
    case 'choose-act':
      return asked?.ask === 'which-act' ? chooseAct(conversation, asked, press.index, go) : stale()
    case 'choose-process':
      return asked?.ask === 'which-process' ? chooseProcess(conversation, asked, press.key, go) : stale()
    case 'confirm':
      return carryOut(conversation, press.proposal, facts)
    case 'cancel':
      return press.draft === undefined ? cancel(conversation) : cancelDraft(conversation, press.draft)
    case 'resume':
      return resume(conversation, press.draft, facts)
    case 'form':
      return edit(conversation, press.draft, undefined, facts)
    case 'edit':
      return edit(conversation, press.draft, press.field, facts)
    case 'correct-request':
      return correctRequest(conversation, press.request, facts)
    case 'decide':
      return decided(conversation, press, input, facts)
    case 'propose': {
      const known = knownRequest(facts, press.request)
      const about: Step = { step: 'look-up', what: { look: 'request', request: press.request } }
      if (!known) return { conversation, steps: [...stale().steps, about] }
      return fresh(conversation, actOf(press.command, known.number, input?.trim() ?? ''), '', facts)
    }
    case 'view':
      return look({ ...conversation, shown: [press.request] }, { look: 'request', request: press.request })
    case 'start':
      return fresh(conversation, { act: 'start', process: press.process, confidence: 1 }, '', facts)
    case 'useful':
    case 'not-useful': {
      const judged: Step = { step: 'judge', question: press.question, useful: press.press === 'useful' }
      return { conversation, steps: [judged] }
    }
    case 'finding':
    case 'rhythm': {
      const words = input?.trim()
      const step: Step = { step: 'insight', press, ...(words ? { words } : {}) }
      return { conversation, steps: [step] }
    }
    case 'say':
      // The caller reads the words of such a button like typed ones, before it comes here.
      return quiet(conversation)
  }
}

function cancelDraft(conversation: Conversation, id: string): Turn {
  const draft = findDraft(conversation, id)
  if (!draft) return say(conversation, { say: 'nothing-to-cancel' })
  return say(withoutDraft(conversation, id), { say: 'cancelled', process: draft.process })
}

function edit(conversation: Conversation, id: string, what: string | undefined, facts: Facts): Turn {
  const draft = findDraft(conversation, id)
  const process = draft && definitionOf(draft, facts)?.definition
  if (!draft || !process) return say(conversation, { say: 'stale-button' })
  const field = process.form.fields.find((f) => f.id === what)
  if (field) return askField(conversation, draft, process.form, field.id, facts)
  const step = process.route.find((s) => s.id === what && Object.hasOwn(draft.picks, s.id))
  if (!step) return askWhatToChange(conversation, draft, facts)
  return ask(withDraft(conversation, draft), { ask: 'pick-approvers', draft: draft.id, step: step.id }, facts)
}

/** The card showed the request and the verb, so the press is the yes; a reason or a person its input lacks is asked first. */
function decided(
  conversation: Conversation,
  { request, command, revision }: Press & { press: 'decide' },
  input: string | undefined,
  facts: Facts,
): Turn {
  const said = input?.trim() ?? ''
  const whole = withInput(command, said, facts)
  const known = knownRequest(facts, request)
  if (!whole && known) return fresh(conversation, actOf(command, known.number, said), '', facts)
  const step: Step = {
    step: 'do',
    request,
    command: whole ?? command,
    ...(revision === undefined ? {} : { revision }),
  }
  return { conversation: isAbout(conversation, request) ? idle(conversation) : conversation, steps: [step] }
}

/** Undefined when something is still missing. */
function withInput(command: ProposedCommand, said: string, facts: Facts): ProposedCommand | undefined {
  switch (command.do) {
    case 'approve':
      return said ? { ...command, comment: said } : command
    case 'reject':
      return said || command.comment ? { ...command, comment: said || command.comment } : undefined
    case 'return':
      return said || command.reason ? { ...command, reason: said || command.reason } : undefined
    case 'comment':
      return said || command.text ? { ...command, text: said || command.text } : undefined
    case 'transfer': {
      if (!said) return command.to ? command : undefined
      const ids = facts.organisation.person(said) ? [said] : facts.findPeople(said)
      return ids.length === 1 ? { ...command, to: ids[0]! } : undefined
    }
    case 'urge':
      return said ? { ...command, text: said } : command
    case 'withdraw':
      return said ? { ...command, reason: said } : command
  }
}

function actOf(command: ProposedCommand, number: string, said: string): DecisionAct {
  const fields: NonNullable<Act['fields']> = said ? { [command.do === 'transfer' ? 'person' : 'reason']: said } : {}
  return { act: command.do, target: { number }, fields, confidence: 1 }
}

function isAbout({ asked, confirming }: Conversation, request: RequestId): boolean {
  if (confirming?.propose === 'command') return confirming.request === request
  if (confirming?.propose === 'commands') return confirming.items.some((i) => i.request === request)
  return asked !== undefined && 'request' in asked && asked.request === request
}
