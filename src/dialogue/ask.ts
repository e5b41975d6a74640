// One question put to the person, with the answers that can be given by a button.
import type { DecisionStep } from '../approval/flow.ts'
import type { Problem } from '../approval/form.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Conversation, Draft, Press, Question, Step } from './conversation.ts'
import { definitionOf, findDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { placeOf } from './places.ts'
import { likelyApprovers, likelyPeople, quickAnswers } from './quick.ts'
import { asking, type Turn } from './turn.ts'

export function ask(conversation: Conversation, question: Question, facts: Facts, problem?: Problem): Turn {
  const draft =
    'draft' in question && question.draft !== undefined ? findDraft(conversation, question.draft) : undefined
  const step: Step = {
    step: 'ask',
    question,
    quick: quickFor(question, draft, facts),
    ...(draft ? { draft } : {}),
    ...(problem ? { problem } : {}),
  }
  return { conversation: asking(conversation, question), steps: [step] }
}

function quickFor(question: Question, draft: Draft | undefined, facts: Facts): readonly Press[] {
  switch (question.ask) {
    case 'field': {
      const form = draft && definitionOf(draft, facts)?.definition.form
      const place = form && placeOf(form, question.field)
      return draft && place ? quickAnswers(draft, place, question.field, facts) : []
    }
    case 'which-person':
      return people(question.among)
    case 'person':
      return people(likelyPeople(facts))
    case 'pick-approvers': {
      const route = draft && definitionOf(draft, facts)?.definition.route
      const step = route?.find((s): s is DecisionStep => s.id === question.step && s.kind !== 'copy')
      return draft && step ? people(likelyApprovers(step, facts, draft.picks[step.id] ?? [])) : []
    }
    case 'which-request':
      return question.among.map((id) => ({ press: 'choose-request', id }))
    case 'which-process':
      return question.among.map((key) => ({ press: 'choose-process', key }))
    case 'which-act':
      return [...question.among.map((_, index): Press => ({ press: 'choose-act', index })), { press: 'cancel' }]
    case 'edit': {
      const process = draft && definitionOf(draft, facts)?.definition
      const picked = process?.route.filter((s) => draft?.picks[s.id] !== undefined) ?? []
      return [...(process?.form.fields ?? []), ...picked].map(({ id }) => ({
        press: 'edit',
        draft: question.draft,
        field: id,
      }))
    }
    case 'resume':
      return [
        { press: 'resume', draft: question.draft },
        { press: 'cancel', draft: question.draft },
      ]
    case 'reason':
      return []
  }
}

const people = (ids: readonly PersonId[]): Press[] => ids.map((id) => ({ press: 'choose-person', id }))
