// Requests: lists, one request, the form's preview and submit, and every verb as a command.
import { z } from 'zod'
import { refusalWords } from '../assistant/explain.ts'
import { perform, type Outcome } from '../assistant/perform.ts'
import { preview } from '../assistant/preview.ts'
import { listInvolved, listMine, requestDetail, waitingList } from '../assistant/read.ts'
import { Fault } from '../kernel/fault.ts'
import type { Command, Done, Refusal } from './contract.ts'
import type { Door } from './door.ts'
import type { SignedIn } from './session.ts'
import { FormValues, Picks } from './shapes.ts'

const Key = z.string().min(8).max(100)
const Text = z.string().max(10_000)
const Id = z.string().max(100)

const ListQuery = z.object({
  scope: z.enum(['mine', 'involved']).default('mine'),
  status: z.string().max(100).optional(),
  process: z.string().max(60).optional(),
  q: z.string().max(100).optional(),
  before: z.string().max(100).optional(),
})

const Verb = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('approve'),
    task: Id.optional(),
    comment: Text.optional(),
    values: FormValues.optional(),
  }),
  z.strictObject({ do: z.literal('reject'), task: Id.optional(), comment: Text }),
  z.strictObject({
    do: z.literal('return'),
    task: Id.optional(),
    to: z.discriminatedUnion('to', [
      z.strictObject({ to: z.literal('initiator') }),
      z.strictObject({ to: z.literal('previous') }),
      z.strictObject({ to: z.literal('step'), step: Id }),
    ]),
    reason: Text,
  }),
  z.strictObject({ do: z.literal('withdraw'), reason: Text.optional() }),
  z.strictObject({ do: z.literal('transfer'), task: Id.optional(), to: Id, reason: Text.optional() }),
  z.strictObject({ do: z.literal('comment'), text: Text }),
  z.strictObject({ do: z.literal('urge'), person: Id.optional(), text: Text.optional() }),
  z.strictObject({ do: z.literal('resubmit'), values: FormValues, picks: Picks.optional() }),
])

export function requestRoutes({ app, world, signedIn, changing }: Door): void {
  const inWords = async ({ store, me }: SignedIn, refusal: Refusal) =>
    refusalWords(refusal, me, await store.people.organisation(), world.clock.now())

  const done = async (session: SignedIn, outcome: Outcome): Promise<Done> =>
    outcome.ok
      ? { ok: true, request: outcome.request, number: outcome.number, revision: outcome.revision }
      : { ok: false, refusal: outcome.refusal, message: await inWords(session, outcome.refusal) }

  app.get('/api/requests', async (request) => {
    const { org, me } = await signedIn(request)
    const { scope, status, ...filter } = ListQuery.parse(request.query)
    if (scope === 'involved') return listInvolved(world, org, me, filter)
    return listMine(world, org, me, { ...filter, ...(status ? { status: status.split(',') } : {}) })
  })

  app.get('/api/tasks', async (request) => {
    const { org, me } = await signedIn(request)
    return { items: await waitingList(world, org, me) }
  })

  app.get<{ Params: { id: string } }>('/api/requests/:id', async (request) => {
    const { org, me } = await signedIn(request)
    const detail = await requestDetail(world, org, me, request.params.id)
    if (!detail) throw new Fault('not-found', 'no such request')
    return detail
  })

  app.post('/api/requests/preview', async (request) => {
    const session = await changing(request)
    const body = z.object({ process: Id, values: FormValues, picks: Picks.optional() }).parse(request.body)
    return preview(world, session.org, session.me, body)
  })

  app.post('/api/requests', async (request) => {
    const session = await changing(request)
    const body = z.object({ key: Key, process: Id, values: FormValues, picks: Picks.optional() }).parse(request.body)
    const command: Command = {
      do: 'submit',
      by: session.me.id,
      values: body.values,
      ...(body.picks ? { picks: body.picks } : {}),
    }
    return done(
      session,
      await perform(world, session.org, { command, process: body.process, key: keyOf(session, body.key) }),
    )
  })

  app.post<{ Params: { id: string } }>('/api/requests/:id/commands', async (request) => {
    const session = await changing(request)
    const body = z.object({ key: Key, command: Verb, revision: z.number().int().optional() }).parse(request.body)
    const command = { ...body.command, by: session.me.id } as Command
    const revision = body.revision === undefined ? {} : { revision: body.revision }
    return done(
      session,
      await perform(world, session.org, {
        command,
        request: request.params.id,
        key: keyOf(session, body.key),
        ...revision,
      }),
    )
  })
}

/** Keys are the client's; two people's keys never meet. */
const keyOf = (session: SignedIn, key: string): string => `web:${session.me.id}:${key}`
