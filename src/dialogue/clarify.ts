// Questions about what was meant: which process, which request, which person, which reading; and their answers in words.
import type { PersonId, ProcessKey, RequestId } from '../kernel/ids.ts'
import type { Act, Target } from '../language/understanding.ts'
import { ask } from './ask.ts'
import type { Conversation, Draft, Question } from './conversation.ts'
import { definitionOf, findDraft } from './drafts.ts'
import { knownRequest, type Facts } from './facts.ts'
import { grown } from './fill.ts'
import { choosePerson, settle } from './settle.ts'
import { findTarget } from './target.ts'
import { say, type Turn } from './turn.ts'

export type Asked<K extends Question['ask']> = Question & { ask: K }
/** Carries an act on once the open point is settled; handed in, since it may be any act. */
export type Go = (conversation: Conversation, act: Act) => Turn

/** The likeliest readings, as buttons; nothing is done before one is chosen. */
export function didYouMean(conversation: Conversation, among: readonly Act[], facts: Facts): Turn {
  return ask(conversation, { ask: 'which-act', among }, facts)
}

export function chooseRequest(
  conversation: Conversation,
  asked: Asked<'which-request'>,
  id: RequestId,
  facts: Facts,
  go: Go,
): Turn {
  const known = knownRequest(facts, id)
  if (!known) return say(conversation, { say: 'no-such-request' })
  return go(conversation, { ...asked.carry, target: { number: known.number } })
}

export function chooseProcess(
  conversation: Conversation,
  asked: Asked<'which-process'>,
  key: ProcessKey,
  go: Go,
): Turn {
  if (!asked.among.includes(key)) return say(conversation, { say: 'may-not-start', process: key })
  return go(conversation, { ...asked.carry, process: key })
}

export function chooseAct(conversation: Conversation, asked: Asked<'which-act'>, index: number, go: Go): Turn {
  const act = asked.among[index]
  return act ? go(conversation, act) : say(conversation, { say: 'did-not-understand' })
}

export function chooseWho(
  conversation: Conversation,
  asked: Asked<'which-person'> | Asked<'person'> | Asked<'pick-approvers'>,
  id: PersonId,
  facts: Facts,
  go: Go,
): Turn {
  if (!facts.organisation.person(id)?.active) return say(conversation, { say: 'stale-button' })
  if (asked.ask === 'person') return go(conversation, withPerson(asked.carry, id))
  if (asked.ask === 'pick-approvers') return pick(conversation, asked, [id], facts)
  if (!asked.among.includes(id)) return say(conversation, { say: 'stale-button' })
  const draft = asked.draft === undefined ? undefined : findDraft(conversation, asked.draft)
  const process = draft && definitionOf(draft, facts)?.definition
  if (draft && process) {
    const isStep =
      process.route.some((s) => s.id === asked.field) && !process.form.fields.some((f) => f.id === asked.field)
    if (isStep) return pick(conversation, { ask: 'pick-approvers', draft: draft.id, step: asked.field }, [id], facts)
    return settle(conversation, choosePerson(draft, process.form, asked.field, id, facts), facts)
  }
  return asked.carry ? go(conversation, withPerson(asked.carry, id)) : say(conversation, { say: 'stale-button' })
}

const withPerson = (act: Act, id: PersonId): Act => ({ ...act, fields: { ...act.fields, personId: id } })

export function pick(
  conversation: Conversation,
  asked: Asked<'pick-approvers'>,
  ids: readonly PersonId[],
  facts: Facts,
): Turn {
  const draft = findDraft(conversation, asked.draft)
  if (!draft) return say(conversation, { say: 'stale-button' })
  const { min, max } = boundsOf(draft, asked.step, facts)
  // Enough named at once stand instead of those before; fewer join them.
  const chosen = ids.length >= min ? ids : [...(draft.picks[asked.step] ?? []), ...ids]
  const picks = { ...draft.picks, [asked.step]: [...new Set(chosen)].slice(0, max) }
  return settle(conversation, grown(draft, { ...draft, picks }), facts)
}

/** 王芳的, the leave: an owner or a process, said by itself. */
function targetIn(text: string, facts: Facts): Target {
  const said = text.trim().replace(/(?:的|那个|那张|那条|这个|['’]s|\bone)+$/u, '')
  const lower = ` ${text.toLowerCase()} `
  const process = facts.processes.find(({ definition: { name, aliases } }) =>
    [name.zh, name.en, ...aliases.zh, ...aliases.en].some((word) =>
      lower.includes(isLatin(word) ? ` ${word.toLowerCase()} ` : word),
    ),
  )
  return {
    ...(said !== '' && facts.findPeople(said).length > 0 ? { owner: said } : {}),
    ...(process ? { process: process.definition.key } : {}),
  }
}

const isLatin = (word: string): boolean => /^[\x20-\x7e]+$/.test(word)

function boundsOf(draft: Draft, id: string, facts: Facts): { min: number; max: number } {
  const step = definitionOf(draft, facts)?.definition.route.find((s) => s.id === id)
  return step && step.kind !== 'copy' && step.approvers.by === 'initiatorPicks' ? step.approvers : { min: 1, max: 1 }
}

/** Which request the words mean, those offered first: by owner, number, place in the list … */
export function requestNamed(
  conversation: Conversation,
  asked: Asked<'which-request'>,
  act: Act,
  text: string,
  facts: Facts,
): RequestId | undefined {
  const place = placeIn(text)
  if (place !== undefined) return asked.among[place]
  const named = act.target || act.process !== undefined ? act : { ...act, target: targetIn(text, facts) }
  const among = asked.among.flatMap((id) => knownRequest(facts, id) ?? [])
  for (const candidates of [among, [...facts.pending, ...facts.mine]]) {
    const found = findTarget({ ...conversation, shown: [] }, { ...named, act: 'status' }, candidates, facts)
    if (found.found === 'one') return found.request.id
  }
  return undefined
}

/** Which of the offered people the words mean: by name and department, or by place. */
export function personNamed(among: readonly PersonId[], act: Act, text: string, facts: Facts): PersonId | undefined {
  const place = act.target?.index === undefined ? placeIn(text) : act.target.index - 1
  if (place !== undefined) return among[place]
  const said = [...Object.values(act.fields ?? {}), act.target?.owner, text].filter(
    (v): v is string => typeof v === 'string',
  )
  for (const words of said) {
    const ids = facts.findPeople(words).filter((id) => among.includes(id))
    if (ids.length === 1) return ids[0]
  }
  const byDepartment = among.filter((id) =>
    departmentNames(id, facts).some((name) => text.toLowerCase().includes(name)),
  )
  return byDepartment.length === 1 ? byDepartment[0] : undefined
}

function departmentNames(id: PersonId, { organisation }: Facts): string[] {
  const person = organisation.person(id)
  const department = person && organisation.department(person.department)
  const names = department ? [department.name.zh, department.name.en, ...(department.aliases ?? [])] : []
  return [...names, person?.title ?? ''].filter((name) => name.length > 1).map((name) => name.toLowerCase())
}

/** A bare 2, or 第二个. */
export function placeIn(text: string): number | undefined {
  const said = /^\s*(?:第)?\s*([1-9]|[一二三四五六七八九])\s*(?:个|条|位|号)?\s*[.。]?\s*$/.exec(text)?.[1]
  if (said === undefined) return undefined
  const chinese = '一二三四五六七八九'.indexOf(said)
  return chinese >= 0 ? chinese : Number(said) - 1
}
