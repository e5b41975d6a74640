// What a quick answer is called on its button.
import type { Field } from '../../approval/form.ts'
import type { Act } from '../../language/understanding.ts'
import type { Draft, Press, Question } from '../../dialogue/conversation.ts'
import type { KnownRequest } from '../../dialogue/facts.ts'
import { formatNearDay, formatValue } from '../../locales/format.ts'
import { label, processName, who, type Maker } from './maker.ts'

export interface Known {
  question: Question
  /** The field asked for. */
  field?: Field
  draft?: Draft
  requests: readonly KnownRequest[]
  /** Department of a person, to tell namesakes apart. */
  department(person: string): string
}

export function labelOf(means: Press, known: Known, maker: Maker): string {
  const { words } = maker
  switch (means.press) {
    case 'answer':
      return answerLabel(means.value, known, maker)
    case 'choose-person': {
      const department = known.department(means.id)
      return department ? `${who(means.id, maker)} · ${department}` : who(means.id, maker)
    }
    case 'choose-request': {
      const request = known.requests.find((r) => r.id === means.id)
      return request ? `${who(request.owner, maker)} ${label(request.title, maker)}` : means.id
    }
    case 'choose-process':
      return processName(means.key, maker)
    case 'choose-act': {
      const act = known.question.ask === 'which-act' ? known.question.among[means.index] : undefined
      return act ? actLabel(act, maker) : words.card.act.other
    }
    case 'cancel':
      return known.question.ask === 'which-act'
        ? words.none
        : known.question.ask === 'resume'
          ? words.card.button.notNow
          : words.card.button.cancel
    case 'resume':
      return words.card.button.continue
    case 'edit':
      return (known.field ? label(known.field.label, maker) : undefined) ?? words.card.button.edit
    case 'form':
    // What is usual is put into words where it is offered.
    case 'usual':
      return words.card.button.form
    case 'start':
      return processName(means.process, maker)
    case 'say':
      return means.text
    case 'confirm':
      return words.card.button.submit
    case 'correct-request':
      return words.card.button.correct
    case 'finding':
      return words.insight.card.open
    case 'rhythm':
      return words.insight.digest.rhythm[means.rhythm]
    case 'decide':
    case 'propose':
      return words.card.button[means.command.do]
    case 'view':
      return words.card.button.view
    case 'useful':
      return words.documents.useful
    case 'not-useful':
      return words.documents.notUseful
  }
}

function answerLabel(value: Extract<Press, { press: 'answer' }>['value'], { field }: Known, maker: Maker): string {
  if (value === 'am' || value === 'pm') return maker.words.value.half[value]
  const day = field?.kind === 'date' || field?.kind === 'dateRange' ? formatNearDay(value, maker) : undefined
  if (day !== undefined) return day
  return field && typeof value === 'string' ? formatValue(field, value, maker) : String(value)
}

/** A reading of what was said, as a short phrase. */
export function actLabel({ act, process, target }: Act, maker: Maker): string {
  const words = maker.words.card.act
  const key = process ?? target?.process
  const name = key === undefined ? '' : processName(key, maker)
  switch (act) {
    case 'start':
      return words.start(name)
    case 'status':
      return words.status(name)
    case 'approve':
    case 'reject':
    case 'return':
    case 'transfer':
    case 'withdraw':
    case 'urge':
    case 'comment':
    case 'pending':
    case 'ask':
    case 'figures':
    case 'digest':
    case 'findings':
    case 'help':
      return words[act]
    default:
      return words.other
  }
}
