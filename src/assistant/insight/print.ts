// Insight for the command line: the own log's findings as rows, a digest as text and picture.
import { plainCard } from '../../chat/plain.ts'
import type { Card } from '../../chat/card.ts'
import type { Facts } from '../../insight/finding.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Locale, Person } from '../../people/organisation.ts'
import { makerFor } from '../cards/maker.ts'
import type { World } from '../world.ts'
import { digestCard } from './cards/digest.ts'
import { digestOf, type Period } from './digest.ts'
import { keepStudied, studyOwn } from './nightly.ts'
import { trendsOf } from './pictures.ts'
import { mayBeOf, saysOf } from './readable.ts'
import { digestView } from './read.ts'
import type { DigestView } from './views.ts'

export interface ScannedRow {
  kind: string
  case_ids: readonly string[]
  entity?: string
  score: number
  explanation: string
  may_be: string
  facts: Facts
  detected_at?: string
}

/** Looks and tells, cases by their numbers; stored only when `keep` says so, as every night. */
export async function scanOwn(
  world: World,
  org: OrgId,
  { locale, keep }: { locale: Locale; keep: boolean },
): Promise<{ requests: number; findings: ScannedRow[] }> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const definitions = (await store.processes.published()).map((p) => p.definition)
  const studied = await studyOwn(world, org)
  if (keep) await keepStudied(world, org, studied)
  const { findings, requests, numbers } = studied
  return {
    requests,
    findings: findings.map((f) => ({
      kind: f.kind,
      case_ids: f.caseIds.map((id) => numbers.get(id) ?? id),
      ...(f.entity === undefined ? {} : { entity: f.entity }),
      score: Math.round(f.score * 1000) / 1000,
      explanation: saysOf(f, { organisation, definitions })[locale],
      may_be: mayBeOf(f.kind)[locale],
      facts: f.facts,
      ...(f.detectedAt === undefined ? {} : { detected_at: f.detectedAt }),
    })),
  }
}

/** `picture`: base64 of a PNG. */
export async function digestFor(
  world: World,
  org: OrgId,
  me: Person,
  { period, picture }: { period: Period; picture: boolean },
): Promise<{ text: string; digest: DigestView; png?: string }> {
  const store = world.database.open(org)
  const [organisation, processes] = await Promise.all([store.people.organisation(), store.processes.published()])
  const digest = await digestOf(world, org, me, period)
  const maker = makerFor(me, { organisation, now: world.clock.now(), processes }, () => '')
  const card: Card = { ...digestCard(digest, undefined, maker), buttons: [] }
  const png = picture && world.charts ? await world.charts.png(trendsOf(digest, me.locale)) : undefined
  return {
    text: plainCard(card),
    digest: await digestView(world, org, me, period),
    ...(png ? { png: Buffer.from(png).toString('base64') } : {}),
  }
}
