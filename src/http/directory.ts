// People, departments, processes: what pickers and menus show.
import { z } from 'zod'
import { searchPeople } from '../people/directory.ts'
import { nameOf } from '../assistant/names.ts'
import { processViews } from '../assistant/read.ts'
import type { ProcessView } from './contract.ts'
import type { PersonView } from '../assistant/views.ts'
import type { Department } from '../people/organisation.ts'
import { Fault } from '../kernel/fault.ts'
import type { Door } from './door.ts'

const LONGEST_LIST = 60

export function directoryRoutes({ app, world, org, demo, sessions, signedIn }: Door): void {
  app.get('/api/people', async (request): Promise<PersonView[]> => {
    const session = await sessions.find(request)
    if (!session && !demo) throw new Fault('not-signed-in', 'no session')
    const { q } = z.object({ q: z.string().max(100).default('') }).parse(request.query)
    const organisation = await world.database.open(org).people.organisation()
    const found = q ? searchPeople(organisation, q) : organisation.people().filter((p) => p.active)
    return found.slice(0, LONGEST_LIST).map((p) => nameOf(organisation, p.id))
  })

  app.get('/api/departments', async (request): Promise<readonly Department[]> => {
    const { store } = await signedIn(request)
    return (await store.people.organisation()).departments()
  })

  app.get('/api/processes', async (request): Promise<ProcessView[]> => {
    const { store, me } = await signedIn(request)
    return processViews(await store.processes.published(), await store.people.organisation(), me)
  })

  app.get('/api/counts', async (request) => {
    const { store, me } = await signedIn(request)
    return store.views.counts(me.id)
  })
}
