// Makes a database fit to serve: the built-in processes published, the demo company in an empty one, or a first administrator.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatProblem, parseDefinition } from './approval/definition.ts'
import type { Database } from './assistant/ports.ts'
import type { Clock } from './kernel/clock.ts'
import { Fault } from './kernel/fault.ts'
import type { OrgId } from './kernel/ids.ts'

export interface Settled {
  org: OrgId
  demo: boolean
}

const processesDir = fileURLToPath(new URL('../processes', import.meta.url))
export const DEMO_ORG = 'demo'

export async function settle(
  database: Database,
  { clock, say, demo }: { clock: Clock; say(line: string): void; demo: 'auto' | 'on' | 'off' },
): Promise<Settled> {
  const [known] = await database.organisations()
  const org = known?.id ?? (demo === 'off' ? 'main' : DEMO_ORG)
  if (!known && demo === 'off') await firstAdministrator(database, org)
  // Before the demo's year, which is made of requests on these processes.
  await publishBuiltIns(database, org, clock)
  if (!known && demo !== 'off') {
    const { seedDemo } = await import('./demo/seed.ts')
    await seedDemo(database, org, { clock, say })
  }
  return { org, demo: demo === 'on' || (demo === 'auto' && org === DEMO_ORG) }
}

/** An organisation's own version of a process is never replaced; the demo company follows the files. */
export async function publishBuiltIns(database: Database, org: OrgId, clock: Clock): Promise<void> {
  const { processes } = database.open(org)
  const known = new Set((await processes.published()).map((p) => p.definition.key))
  for (const file of fs
    .readdirSync(processesDir)
    .filter((f) => f.endsWith('.yaml'))
    .sort()) {
    const parsed = parseDefinition(fs.readFileSync(path.join(processesDir, file), 'utf8'))
    if ('problems' in parsed)
      throw new Fault('bad-input', `processes/${file}:${formatProblem(parsed.problems[0]!, 'en')}`)
    if (!known.has(parsed.definition.key) || org === DEMO_ORG) await processes.publish(parsed.definition, clock.now())
  }
}

/** An empty company with one person, who brings in the others. */
async function firstAdministrator(database: Database, org: OrgId): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  await database.open(org).people.save({
    key: org,
    name: { zh: '我的公司', en: 'My company' },
    zone,
    calendar: 'CN',
    departments: [{ id: 'company', name: { zh: '公司', en: 'Company' }, head: 'administrator' }],
    people: [
      {
        id: 'administrator',
        name: '管理员',
        aliases: ['Administrator'],
        department: 'company',
        roles: ['admin'],
        zone,
        locale: 'zh',
        active: true,
      },
    ],
  })
}
