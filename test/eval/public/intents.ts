// CLINC150 (clinc/oos-eval, data/data_full.json) and BANKING77 (PolyAI-LDN/task-specific-datasets, banking_data/test.csv): does anything start that may not, is what is not ours left alone, and which act is read where an intent of theirs is one of ours.
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { understand } from '../../../src/language/understand.ts'
import type { Act, ActName, PersonWords } from '../../../src/language/understanding.ts'
import type { Outcome } from './score.ts'

/** Acts that would start or change something, if confirmed. */
const DOES: ReadonlySet<ActName> = new Set([
  'start', 'approve', 'reject', 'return', 'transfer', 'addSigner', 'standIn', 'comment', 'urge', 'withdraw', 'assignTask', 'signIn', 'swapShift',
]) // prettier-ignore

/** Their intents that are acts here; `start:` names the process. Half of their lines ask how it is done: a question is right for each of these. */
const MAPPED: Readonly<Record<string, readonly string[]>> = {
  pto_request: ['start:leave', 'ask'],
  pto_request_status: ['status', 'ask'],
  pto_balance: ['figures', 'ask'],
  pto_used: ['figures', 'ask'],
  payday: ['ask', 'figures'],
  next_holiday: ['ask'],
  schedule_meeting: ['start:meeting_room', 'ask'],
  meeting_schedule: ['ask', 'pending', 'myShift', 'outOfScope'],
  calendar: ['ask', 'pending', 'myShift', 'outOfScope'],
  reminder_update: ['assignTask', 'outOfScope', 'ask'],
  reminder: ['pending', 'ask', 'outOfScope'],
  todo_list: ['pending', 'ask'],
  yes: ['confirm', 'approve', 'smallTalk', 'outOfScope'],
  no: ['cancel', 'hold', 'reject', 'correct', 'smallTalk', 'outOfScope'],
  cancel: ['cancel', 'hold', 'withdraw', 'ask', 'outOfScope'],
  greeting: ['smallTalk', 'help'],
  goodbye: ['smallTalk'],
  thank_you: ['smallTalk', 'confirm'],
  what_can_i_ask_you: ['help'],
}

/** What may be read from a line that asks for nothing of ours. */
const IDLE: ReadonlySet<ActName> = new Set(['outOfScope', 'ask', 'help', 'smallTalk', 'hold', 'cancel', 'confirm'])

const moment = {
  now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
  zone: 'Asia/Shanghai',
  calendar: calendarOf('CN'),
}

let words: ReturnType<typeof catalogueLexicon> | undefined
const lexicon = (): ReturnType<typeof catalogueLexicon> => {
  const file = path.join(import.meta.dirname, '../people.json')
  const people = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<PersonWords>[]
  words ??= catalogueLexicon(people.map((p, i) => ({ id: `p${i}`, name: '', aliases: [], ...p })))
  return words
}

const actsOf = (text: string): Act[] => understand(text, lexicon(), { turns: [] }, moment).acts
const show = (acts: readonly Act[]): string =>
  acts.map((a) => `${a.act}${a.process ? `:${a.process}` : ''} ${a.confidence}`).join(' + ') || 'nothing'

/** `no start`: no process would start · `idle`: nothing would start or change · `declined`: taken for no request of ours at all. */
function notOurs(text: string, intent: string): Outcome {
  const acts = actsOf(text)
  return {
    text,
    group: 'outside',
    right: {
      'no start': !acts.some((a) => a.act === 'start'),
      idle: !acts.some((a) => DOES.has(a.act)),
      declined: acts.every((a) => IDLE.has(a.act)),
    },
    expected: intent,
    got: show(acts),
  }
}

function ours(text: string, intent: string, allowed: readonly string[]): Outcome {
  const acts = actsOf(text)
  const one = (a: Act): boolean => allowed.includes(a.act) || allowed.includes(`${a.act}:${a.process}`)
  return { text, group: 'workplace', right: { act: acts.every(one) }, expected: intent, got: show(acts) }
}

const Clinc = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])))

/** The validation and test parts; training lines are left out where the others are there. */
export function clinc(file: string): Outcome[] {
  const parts = Clinc.parse(JSON.parse(file))
  const tested = Object.entries(parts).filter(([name]) => /val|test/.test(name))
  const rows = (tested.length ? tested : Object.entries(parts)).flatMap(([, some]) => some)
  return rows.map(([text, intent]) => {
    const allowed = MAPPED[intent]
    return allowed ? ours(text, intent, allowed) : notOurs(text, intent)
  })
}

export function banking(file: string): Outcome[] {
  return file
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const hit = /^(?:"((?:[^"]|"")*)"|([^,]*)),(\w+)$/.exec(line)
      const text = (hit?.[1] ?? hit?.[2])?.replaceAll('""', '"')
      return text && hit ? [notOurs(text, hit[3]!)] : []
    })
}
