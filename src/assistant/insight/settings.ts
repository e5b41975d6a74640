// What an organisation has decided about insight: kinds switched off, no findings about persons; and who wants a digest how often.
import { z } from 'zod'
import type { FindingKind } from '../../insight/finding.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Insight } from './ports.ts'

const Settings = z.object({
  off: z.array(z.string()).default([]),
  /** Where works councils or the law want it so: nothing about how a person works, only about cases. */
  aggregateOnly: z.boolean().default(false),
})
export type InsightSettings = z.infer<typeof Settings>

const ORGANISATION = 'organisation'

export const readSettings = async (insight: Insight): Promise<InsightSettings> =>
  Settings.parse((await insight.setting(ORGANISATION)) ?? {})

export const keepSettings = (insight: Insight, settings: InsightSettings): Promise<void> =>
  insight.keepSetting(ORGANISATION, Settings.parse(settings))

/** Kinds that speak of a person's way of working rather than of a request. */
const ABOUT_PERSONS: ReadonlySet<FindingKind> = new Set([
  'rubber_stamp',
  'off_hours',
  'collusion',
  'bottleneck',
  'return_rate',
  'threshold_hugging',
])

export const isWanted = (kind: FindingKind, { off, aggregateOnly }: InsightSettings): boolean =>
  !off.includes(kind) && !(aggregateOnly && ABOUT_PERSONS.has(kind))

export const RHYTHMS = ['off', 'daily', 'weekly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** Managers hear weekly unless they chose otherwise. */
export async function rhythmOf(insight: Insight, person: PersonId): Promise<Rhythm> {
  const chosen = z.enum(RHYTHMS).safeParse(await insight.setting(`digest/${person}`))
  return chosen.success ? chosen.data : 'weekly'
}

export const chooseRhythm = (insight: Insight, person: PersonId, rhythm: Rhythm): Promise<void> =>
  insight.keepSetting(`digest/${person}`, rhythm)
