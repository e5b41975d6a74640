// The ONE door to a request: lock, decide, save state + events + deadlines + outbox, in one transaction.
import type { Command } from '../approval/commands.ts'
import { deadlinesOf } from '../approval/deadlines.ts'
import { decide, type Facts } from '../approval/decide.ts'
import type { Event } from '../approval/events.ts'
import { evolve } from '../approval/evolve.ts'
import type { FileRef, Form, Value, Values } from '../approval/form.ts'
import { isRefusal, type Refusal } from '../approval/refusals.ts'
import type { Request, State } from '../approval/request.ts'
import { titleOf } from '../approval/title.ts'
import { dateIn } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { newId, type FileId, type OrgId, type ProcessKey, type RequestId } from '../kernel/ids.ts'
import { maySee } from '../people/permissions.ts'
import { watch } from './insight/watch.ts'
import type { Store } from './ports.ts'
import { calendarOf, type World } from './world.ts'

export interface Ask {
  command: Command
  /** Which request; for submit, which process. */
  request?: RequestId
  process?: ProcessKey
  /** The same key again returns the first outcome and does nothing. */
  key: string
  /** What its maker saw; refused as stale when the form has changed since. */
  revision?: number
}

export type Outcome =
  | { ok: true; request: RequestId; number: string; revision: number; status: Request['status'] }
  | { ok: false; refusal: Refusal }

export async function perform(world: World, org: OrgId, ask: Ask): Promise<Outcome> {
  let fresh = false
  const outcome = await world.database.transaction(org, async (store): Promise<Outcome> => {
    const before = await store.requests.claimKey(ask.key)
    if (before) return before.outcome as Outcome
    fresh = true
    const outcome = await carryOut(world, store, ask)
    await store.requests.rememberOutcome(ask.key, outcome)
    return outcome
  })
  if (fresh && outcome.ok) world.meter?.decided(ask.command.do)
  if (fresh && !outcome.ok) world.meter?.refused(outcome.refusal.refused)
  if (outcome.ok) world.wake()
  return outcome
}

async function carryOut(world: World, store: Store, ask: Ask): Promise<Outcome> {
  const organisation = await store.people.organisation()
  const now = world.clock.now()
  const opened =
    ask.command.do === 'submit' ? await openNew(store, ask, now, organisation.zone) : await openExisting(store, ask)
  if (isRefusal(opened)) return { ok: false, refusal: opened }
  const { state, revision, process, identity } = opened
  const { by } = ask.command
  if (state && by !== 'clock') {
    const person = organisation.person(by)
    // A request one may not see is answered like one that does not exist: its existence is private too.
    if (!person || !maySee(organisation, state, person)) return { ok: false, refusal: { refused: 'unknown-request' } }
    if (await changedSince(store, state, revision, ask.revision))
      return { ok: false, refusal: { refused: 'stale-card' } }
  }
  const command = await withStoredFiles(store, process.definition.form, ask.command, identity.id)
  if (isRefusal(command)) return { ok: false, refusal: command }

  const facts: Facts = {
    now,
    organisation,
    process,
    calendarOf: calendarOf(world, organisation),
    newId: () => newId(now),
    request: identity,
  }
  const events = decide(state, command, facts)
  if (isRefusal(events)) return { ok: false, refusal: events }
  const after = fold(state, events)
  if (!after) throw new Error(`${ask.command.do} left no request`)
  if (events.length === 0) return { ok: true, request: after.id, number: after.number, revision, status: after.status }

  const saved = await store.requests.save({
    before: state,
    after,
    events,
    revision,
    title: titleOf(process.definition, after.values, organisation),
  })
  await store.deadlines.replace(after.id, deadlinesOf(after, process.definition, facts))
  const files = filesIn(process.definition.form, after.values)
  if (files.length) await store.files.link(after.id, files)
  await watch(store, { before: state, after, events, definition: process.definition, organisation, now })
  await store.outbox.put('announce', { org: store.org, request: after.id, from: revision + 1, to: saved.revision })
  return { ok: true, request: after.id, number: after.number, revision: saved.revision, status: after.status }
}

interface Opened {
  state: State
  revision: number
  process: Facts['process']
  identity: Facts['request']
}

async function openNew(store: Store, ask: Ask, now: Facts['now'], zone: string): Promise<Opened | Refusal> {
  const process = (await store.processes.published()).find((p) => p.definition.key === ask.process)
  if (!process) return { refused: 'may-not-start' }
  const date = dateIn(now, zone).toString()
  const number = await store.requests.allocateNumber(process.definition.numbering, date)
  return { state: undefined, revision: 0, process, identity: { id: newId(now), number } }
}

async function openExisting(store: Store, ask: Ask): Promise<Opened | Refusal> {
  const found = ask.request ? await store.requests.lock(ask.request) : undefined
  if (!found) return { refused: 'unknown-request' }
  const { request, revision } = found
  const definition = await store.processes.version(request.process.key, request.process.version)
  if (!definition)
    throw new Fault('not-found', `process ${request.process.key} v${request.process.version} is not stored`)
  return {
    state: request,
    revision,
    process: { definition, version: request.process.version },
    identity: { id: request.id, number: request.number },
  }
}

const fold = (state: State, events: readonly Event[]): State => events.reduce<State>(evolve, state)

/** A comment or a colleague's vote does not make a card stale; other values on the form do. */
async function changedSince(store: Store, request: Request, revision: number, seen?: number): Promise<boolean> {
  if (seen === undefined || seen === revision) return false
  const events = await store.requests.events(request.id)
  return events.some(
    (e) => e.seq > seen && (e.type === 'Resubmitted' || (e.type === 'Approved' && e.changed !== undefined)),
  )
}

export const filesIn = (form: Form, values: Values): FileId[] =>
  form.fields
    .filter((f) => f.kind === 'attachment')
    .flatMap((f) => ((values[f.id] ?? []) as readonly FileRef[]).map((r) => r.file))

/**
 * Somebody else's upload must not be attached by guessing its id: it is mine, or it hangs on this request already. Name,
 * size and type are those of the upload, whatever was sent along: the form's limits are measured on them.
 */
async function withStoredFiles(
  store: Store,
  form: Form,
  command: Command,
  request: RequestId,
): Promise<Command | Refusal> {
  if (!('values' in command) || !command.values) return command
  const values: Record<string, Value> = { ...command.values }
  for (const field of form.fields) {
    const given: unknown = field.kind === 'attachment' ? values[field.id] : undefined
    if (!Array.isArray(given)) continue
    const refs: FileRef[] = []
    const ids = new Set((given as readonly (Partial<FileRef> | null)[]).map((ref) => ref?.file))
    for (const id of ids) {
      const file = typeof id === 'string' && ids.size <= MOST_FILES ? await store.files.about(id) : undefined
      const known =
        file && (file.owner === command.by || (await store.files.requestsWith(file.ref.file)).includes(request))
      if (!known) return { refused: 'invalid-form', problems: [{ field: field.id, code: 'wrong-kind' }] }
      refs.push(file.ref)
    }
    values[field.id] = refs
  }
  return { ...command, values }
}

/** More than any form takes; they are looked up one by one while the request is locked. */
const MOST_FILES = 50
