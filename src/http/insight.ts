// Insight: findings, digest, map and forecasts, each within the reader's rights; what is not theirs does not exist.
import { z } from 'zod'
import { actedWords, actOn, type FindingAct } from '../assistant/insight/act.ts'
import { fairness } from '../assistant/insight/fairness.ts'
import { listFindings, openFinding, ORDERS } from '../assistant/insight/findings.ts'
import { forecastRequest } from '../assistant/insight/forecast.ts'
import { FINDING_STATES } from '../assistant/insight/ports.ts'
import {
  changeSettings,
  digestPicture,
  digestView,
  insightSettings,
  insightSummary,
  listAccesses,
  processMap,
} from '../assistant/insight/read.ts'
import { chooseRhythm, RHYTHMS } from '../assistant/insight/settings.ts'
import { KINDS } from '../assistant/insight/kinds.ts'
import { likelyStarts } from '../assistant/insight/likely.ts'
import { soonestToPick } from '../assistant/insight/soonest.ts'
import { templatesFor } from '../assistant/insight/templates.ts'
import { takeTurn } from '../assistant/limits.ts'
import type { Door } from './door.ts'

const Id = z.string().max(100)
const listOf = <const T extends readonly [string, ...string[]]>(of: T) =>
  z
    .string()
    .max(600)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(of)))
    .optional()
const Filter = z.object({
  state: listOf(FINDING_STATES),
  kind: listOf(KINDS),
  person: Id.optional(),
  before: Id.optional(),
  order: z.enum(ORDERS).optional(),
})
const Act = z.strictObject({
  act: z.enum(['answer', 'confirm', 'dismiss', 'ask']),
  words: z.string().trim().max(2000).optional(),
})
const Settings = z.strictObject({ off: z.array(z.enum(KINDS)).max(50), aggregateOnly: z.boolean() })

interface ById {
  Params: { id: string }
}

export function insightRoutes({ app, world, signedIn, changing }: Door): void {
  app.get('/api/insight', async (request) => {
    const { org, me } = await signedIn(request)
    return insightSummary(world, org, me)
  })

  app.get('/api/insight/findings', async (request) => {
    const { org, me } = await signedIn(request)
    const { state, kind, person, before, order } = Filter.parse(request.query)
    return listFindings(world, org, me, {
      ...(state ? { states: state } : {}),
      ...(kind ? { kinds: kind } : {}),
      ...(person ? { person } : {}),
      ...(before ? { before } : {}),
      ...(order ? { order } : {}),
    })
  })

  app.get<ById>('/api/insight/findings/:id', async (request) => {
    const { org, me } = await signedIn(request)
    return openFinding(world, org, me, request.params.id)
  })

  app.post<ById>('/api/insight/findings/:id', async (request) => {
    const { org, me } = await changing(request)
    takeTurn(world, me.id)
    const { act, words } = Act.parse(request.body)
    const finding = await openFinding(world, org, me, request.params.id)
    const done: FindingAct = act === 'answer' ? { act, words: words ?? '' } : { act, ...(words ? { words } : {}) }
    const acted = act === 'answer' && !words ? 'gone' : await actOn(world, org, me, finding.id, done)
    return { acted, message: actedWords(acted, act, me, finding.persons.map((p) => p.name).join(' ')) }
  })

  app.get('/api/insight/digest', async (request) => {
    const { org, me } = await signedIn(request)
    const { period } = z.object({ period: z.enum(['day', 'week']).default('week') }).parse(request.query)
    return digestView(world, org, me, period)
  })

  app.get('/api/insight/digest.png', async (request, reply) => {
    const { org, me } = await signedIn(request)
    takeTurn(world, me.id)
    return reply.type('image/png').send(Buffer.from(await digestPicture(world, org, me)))
  })

  app.patch('/api/insight/rhythm', async (request) => {
    const { store, me } = await changing(request)
    const { rhythm } = z.strictObject({ rhythm: z.enum(RHYTHMS) }).parse(request.body)
    await chooseRhythm(store.insight, me.id, rhythm)
    return { ok: true }
  })

  app.get<{ Params: { process: string } }>('/api/insight/map/:process', async (request) => {
    const { org, me } = await signedIn(request)
    const { days } = z.object({ days: z.coerce.number().int().min(1).max(730).default(90) }).parse(request.query)
    return processMap(world, org, me, request.params.process, days)
  })

  app.get('/api/insight/accesses', async (request) => {
    const { org, me } = await signedIn(request)
    return listAccesses(world, org, me)
  })

  app.get('/api/insight/fairness', async (request) => {
    const { org, me } = await signedIn(request)
    return fairness(world, org, me)
  })

  app.get('/api/insight/settings', async (request) => {
    const { org, me } = await signedIn(request)
    return insightSettings(world, org, me)
  })

  app.patch('/api/insight/settings', async (request) => {
    const { org, me } = await changing(request)
    await changeSettings(world, org, me, Settings.parse(request.body))
    return { ok: true }
  })

  app.get<{ Params: { process: string } }>('/api/insight/templates/:process', async (request) => {
    const { org, me } = await signedIn(request)
    return templatesFor(world, org, me, request.params.process)
  })

  app.get('/api/insight/likely', async (request) => {
    const { org, me } = await signedIn(request)
    return likelyStarts(world, org, me)
  })

  app.get<{ Params: { process: string } }>('/api/insight/soonest/:process', async (request) => {
    const { org, me } = await signedIn(request)
    return soonestToPick(world, org, me, request.params.process)
  })

  app.get<ById>('/api/requests/:id/forecast', async (request) => {
    const { org, me } = await signedIn(request)
    return (await forecastRequest(world, org, me, request.params.id)) ?? null
  })
}
