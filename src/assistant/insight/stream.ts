// Each event as it happens, scored beside the approval and never in its way: what it raises is kept, what it undoes is closed.
import { keyOf } from '../../insight/finding-key.ts'
import type { OrgId, RequestId } from '../../kernel/ids.ts'
import type { World } from '../world.ts'
import { keepFindings } from './keep.ts'

/** Told twice it finds nothing new. Findings wait for nobody: a moment later than the approval is soon enough. */
export async function scoreMoved(world: World, org: OrgId, id: RequestId): Promise<number> {
  if (!world.analysts) return 0
  const store = world.database.open(org)
  const request = (await store.requests.find(id))?.request
  const definition = request && (await store.processes.version(request.process.key, request.process.version))
  if (!request || !definition) return 0
  const { raised, withdrawn } = await world.analysts.moved(org, {
    request,
    events: await store.requests.events(id),
    definition,
  })
  if (raised.length + withdrawn.length === 0) return 0
  const organisation = await store.people.organisation()
  const now = world.clock.now()
  const initiators = new Map<RequestId, string>()
  for (const one of raised.flatMap((f) => f.caseIds)) {
    const found = await store.requests.find(one)
    if (found) initiators.set(one, found.request.initiator)
  }
  await world.database.transaction(org, async (tx) => {
    await keepFindings(tx, raised, { source: 'stream', organisation, now, initiatorOf: (c) => initiators.get(c) })
    const gone = await tx.insight.byKeys(withdrawn.map(keyOf))
    const over = gone.filter((f) => f.state === 'open' || f.state === 'asked' || f.state === 'answered')
    await tx.insight.move(
      over.map((f) => f.id),
      'resolved',
      now,
    )
    await tx.insight.write(over.map((f) => ({ finding: f.id, at: now.toString(), what: 'resolved' as const })))
  })
  return raised.length
}
