// The next words after a question are read as its answer first; undefined when they are about something else.
import type { Act, FieldValue } from '../language/understanding.ts'
import { ask } from './ask.ts'
import { Temporal } from '../kernel/clock.ts'
import { isBareWeekday, isSameDay, isYes } from './bare.ts'
import {
  chooseAct,
  chooseProcess,
  chooseRequest,
  chooseWho,
  personNamed,
  pick,
  placeIn,
  requestNamed,
  type Asked,
  type Go,
} from './clarify.ts'
import type { Conversation, Draft, Question } from './conversation.ts'
import { reasonOf } from './decide.ts'
import { definitionOf, findDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import type { Given } from './fill.ts'
import { put } from './provide.ts'
import { readDate } from './range.ts'
import { surfacesOf } from './read.ts'
import { placeOf } from './places.ts'
import type { Turn } from './turn.ts'

export function answer(conversation: Conversation, act: Act, text: string, facts: Facts, go: Go): Turn | undefined {
  const { asked } = conversation
  if (!asked) return undefined
  switch (asked.ask) {
    case 'field':
      return answerField(conversation, act, text, facts)
    case 'reason': {
      const reason = isAnswer(act) && !isYes(text) ? asSaid(reasonOf(act), text) : undefined
      return reason === undefined
        ? undefined
        : go(conversation, { ...asked.carry, fields: { ...asked.carry.fields, reason } })
    }
    case 'person': {
      const said = isAnswer(act) ? (act.fields?.['person'] ?? asText(text)) : undefined
      return said === undefined
        ? undefined
        : go(conversation, { ...asked.carry, fields: { ...asked.carry.fields, person: said } })
    }
    case 'which-request': {
      const id =
        isAnswer(act) || act.act === asked.carry.act || act.act === 'status'
          ? requestNamed(conversation, asked, act, text, facts)
          : undefined
      return id === undefined ? undefined : chooseRequest(conversation, asked, id, facts, go)
    }
    case 'which-person': {
      const id = isAnswer(act) ? personNamed(asked.among, act, text, facts) : undefined
      return id === undefined ? undefined : chooseWho(conversation, asked, id, facts, go)
    }
    case 'which-process': {
      const place = isAnswer(act) ? placeIn(text) : undefined
      const key =
        (act.act === 'start' ? act.process : undefined) ?? (place === undefined ? undefined : asked.among[place])
      if (key === undefined) return undefined
      return chooseProcess(
        conversation,
        { ...asked, carry: { ...asked.carry, fields: { ...asked.carry.fields, ...act.fields } } },
        key,
        go,
      )
    }
    case 'which-act': {
      const only = act.act === 'confirm' && asked.among.length === 1 ? 0 : undefined
      const index = only ?? (isAnswer(act) ? placeIn(text) : undefined)
      return index === undefined ? undefined : chooseAct(conversation, asked, index, go)
    }
    case 'pick-approvers':
      return isAnswer(act) ? approversNamed(conversation, asked, act.fields?.['person'] ?? text, facts) : undefined
    case 'edit':
    case 'resume':
      return undefined
  }
}

function approversNamed(
  conversation: Conversation,
  asked: Asked<'pick-approvers'>,
  said: FieldValue,
  facts: Facts,
): Turn {
  const found = surfacesOf(said).map((words) => ({ words, ids: facts.findPeople(words) }))
  const clear = found.flatMap(({ ids }) => (ids.length === 1 ? ids : []))
  const turn = pick(conversation, asked, clear, facts)
  const nobody = found.find(({ ids }) => ids.length === 0)
  if (nobody)
    return { ...turn, steps: [{ step: 'say', what: { say: 'no-such-person', words: nobody.words } }, ...turn.steps] }
  const several = found.find(({ ids }) => ids.length > 1)
  if (!several) return turn
  const question: Question = { ask: 'which-person', field: asked.step, draft: asked.draft, among: several.ids }
  return ask(turn.conversation, question, facts)
}

/** 写一下谁交接: an engine may take the verb for its own. */
function asSaid(read: string | undefined, text: string): string | undefined {
  const whole = asText(text)
  return whole !== undefined &&
    read !== undefined &&
    VERB_CUT.test(whole.slice(0, -read.length)) &&
    whole.endsWith(read)
    ? whole
    : (read ?? whole)
}
const VERB_CUT = /^(?:写|填|叫|给|去|转给|交给)$/u

/** Acts that the engines give to words they could not place elsewhere. */
const isAnswer = ({ act }: Act): boolean => act === 'provide' || act === 'correct' || act === 'outOfScope'

const asText = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** Words nobody could place are the answer to a question for text; and of a name, when somebody is called so. */
function answerField(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  const { asked } = conversation
  if (asked?.ask !== 'field' || act.act === 'correct' || !isAnswer(act)) return undefined
  const draft = findDraft(conversation, asked.draft)
  const form = draft && definitionOf(draft, facts)?.definition.form
  const field = form && placeOf(form, asked.field)?.field
  if (!draft || !form || !field) return undefined
  const given = endAfterStart(asked.field, act.fields ?? {}, draft, text)
  if (act.act === 'provide' && Object.keys(given).some((name) => placeOf(form, name)))
    return put(conversation, draft, given, facts)
  const start = startOf(asked.field, draft)
  if (field.kind === 'dateRange' && start !== undefined && isSameDay(text))
    return put(conversation, draft, { [asked.field]: start }, facts)
  const takesText = ['text', 'longText', 'person', 'choice'].includes(field.kind)
  const said = asText(text)
  return takesText && said !== undefined ? put(conversation, draft, { [asked.field]: said }, facts) : undefined
}

/** The start that is known while the end is asked. */
const startOf = (asked: string, { loose }: Draft): FieldValue | undefined =>
  /(?:^|\.)end$/.test(asked) ? loose[asked.replace(/end$/, 'start')] : undefined

/** "Until Friday" after "from next Wednesday" is the Friday after it, though an engine reads the coming one. */
function endAfterStart(asked: string, given: Given, draft: Draft, text: string): Given {
  const start = readDate(startOf(asked, draft))
  const end = readDate(given[asked])
  if (!start || !end || !isBareWeekday(text) || Temporal.PlainDate.compare(end, start) >= 0) return given
  const days = (((end.dayOfWeek - start.dayOfWeek) % 7) + 7) % 7
  return { ...given, [asked]: start.add({ days }).toString() }
}
