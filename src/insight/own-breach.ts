// The exact kinds for one request of our own: asked inside the approval's transaction, and by the nightly batch; one code, one answer.
import type { ProcessDefinition } from '../approval/flow.ts'
import { openTasks, type Task } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import type { Finding } from './finding.ts'
import { dateOf, writeInstant } from './log/instant.ts'
import { deedsOf, recordOf, roleOf, type OwnDeed, type OwnRequest } from './own-log.ts'
import { policiesOf } from './own-policy.ts'
import { breachesOf, type Deed } from './policy/rules.ts'
import { offsetIn, type Person } from './records.ts'

const DAY = 86_400_000

export interface OwnBook {
  people: ReadonlyMap<string, Person>
  zone: string
  /** Milliseconds. */
  now: number
}

export function ownBreaches(own: OwnRequest, { people, zone, now }: OwnBook): Finding[] {
  const record = recordOf(own, '')
  const deeds = deedsOf(own)
  const offsetOf = (d: OwnDeed): number => offsetIn(people.get(d.actor)?.tz || zone, d.ms) ?? 0
  const [first] = policiesOf(own.definition, now)
  const policy = { ...first!.policy, directorThreshold: Number.NaN }
  const written = deeds.map((d): Deed => {
    const system = d.actor === 'SYSTEM'
    return {
      activity: d.activity,
      ms: d.ms,
      offset: offsetOf(d),
      actor: system ? '' : d.actor,
      role: d.role,
      approval: d.activity.startsWith('approve:'),
      returned: d.activity.startsWith('return:'),
    }
  })
  // What it is about in money: a breach of ten thousand is read before one of ten.
  const money = record.amount > 0 ? { amount: record.amount, currency: record.currency } : {}
  return [
    ...breachesOf(own.request.id, record, written, { policy, people, asOf: now }),
    ...overLimit(own, written, record.amount, record.currency, now),
    ...late(own, { people, zone, now }),
  ].map((f) => ({ ...f, facts: { ...money, ...f.facts } }))
}

/** Paid with every usual signature, but without the one its amount asks for. */
function overLimit(own: OwnRequest, deeds: readonly Deed[], amount: number, currency: string, now: number): Finding[] {
  const { definition, request } = own
  for (const { policy, threshold } of policiesOf(definition, now).toReversed()) {
    const paid = deeds.find((d) => policy.payments.has(d.activity))
    if (!threshold || !paid || !(amount >= policy.directorThreshold) || currency !== currencyOf(definition)) continue
    const complete = policy.mandatory.every((step) => deeds.some((d) => d.activity === step))
    const signed = deeds.some((d) => d.activity === `approve:${definition.key}/${threshold.step}`)
    if (!complete || signed) continue
    const at = writeInstant(paid.ms, paid.offset)
    return [
      {
        kind: 'over_limit',
        caseIds: [request.id],
        score: 106,
        facts: { amount, threshold: threshold.limit, currency, step: threshold.step, at },
        detectedAt: at,
      },
    ]
  }
  return []
}

/** Limits are written in the currency the form names first. */
export function currencyOf(definition: ProcessDefinition): string {
  const money = definition.form.fields.find((f) => f.kind === 'money' && !f.private)
  return money?.kind === 'money' ? (money.currencies?.[0] ?? '') : ''
}

/** Past its due date, which runs on the working calendar and stands still while the request is returned. */
function late({ request, definition }: OwnRequest, { people, zone, now }: OwnBook): Finding[] {
  return openTasks(request).flatMap((task): Finding[] => {
    const [opened, due] = [msOf(task.openedAt), msOf(task.dueAt)]
    // The timer's own word counts at the very instant it is said.
    const past = due < now || task.overdueAt !== undefined
    if (Number.isNaN(opened) || Number.isNaN(due) || !past) return []
    const step = definition.route.find((s) => s.id === task.step)
    const offset = offsetIn(people.get(task.person)?.tz || zone, opened) ?? 0
    return [
      {
        kind: 'overdue',
        caseIds: [request.id],
        entity: task.person,
        score: 101,
        facts: {
          days: Math.floor((now - opened) / DAY),
          limit: Math.max(0.1, Math.round(((due - opened) / DAY) * 10) / 10),
          person: task.person,
          role: roleOf(task, step),
          since: dateOf(opened, offset),
        },
        detectedAt: writeInstant(due, offset),
      },
    ]
  })
}

const msOf = (text: Task['openedAt']): number => (text ? Temporal.Instant.from(text).epochMilliseconds : Number.NaN)
