// A scenario file: who there is, and what they do one after another. Short to write, checked before it is played.
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { Temporal } from '../kernel/clock.ts'
import { CALENDAR_KEYS } from '../kernel/calendar.ts'

const id = z.coerce.string().min(1)
const list = z.preprocess((x) => (typeof x === 'string' ? [x] : x), z.array(z.string()))
const Zone = z.string().refine(isZone, 'an IANA zone, for example Asia/Shanghai')

const PersonShape = z.strictObject({
  name: z.string().optional(),
  manager: id.optional(),
  department: id.optional(),
  roles: list.optional(),
  zone: Zone.optional(),
  calendar: z.enum(CALENDAR_KEYS as [string, ...string[]]).optional(),
  active: z.boolean().optional(),
})
const DepartmentShape = z.strictObject({ name: z.string().optional(), head: id.optional(), parent: id.optional() })

/** Before a command the clock moves to `at`; deadlines on the way fire. */
const at = z.string().optional()
/** A status (underway, approved …) or the code of a refusal; without it a refusal is a failure. */
const expect = z.string().optional()
const by = id
const values = z.record(z.string(), z.unknown())
const picks = z.record(z.string(), z.array(id)).optional()
const comment = z.string().optional()

const StepShape = z.union(
  [
    z.strictObject({ clock: z.string(), expect }),
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('submit'), at, by, values, picks, expect }),
      z.strictObject({ do: z.literal('resubmit'), at, by, values: values.optional(), picks, expect }),
      z.strictObject({ do: z.literal('approve'), at, by, comment, values: values.optional(), expect }),
      z.strictObject({ do: z.literal('reject'), at, by, comment: z.string(), expect }),
      z.strictObject({
        do: z.literal('return'),
        at,
        by,
        to: z.string().default('initiator'),
        reason: z.string(),
        expect,
      }),
      z.strictObject({ do: z.literal('withdraw'), at, by, reason: comment, expect }),
      z.strictObject({ do: z.literal('transfer'), at, by, to: id, reason: comment, expect }),
      z.strictObject({ do: z.literal('comment'), at, by, text: z.string(), expect }),
      z.strictObject({ do: z.literal('urge'), at, by, person: id.optional(), text: comment, expect }),
    ]),
  ],
  'do: submit | resubmit | approve | reject | return | withdraw | transfer | comment | urge, with what it needs; or clock: +2 hours',
)

const Shape = z.strictObject({
  about: z.string().optional(),
  start: z.string().default('2026-03-05T09:00'),
  zone: Zone.default('Asia/Shanghai'),
  calendar: z.enum(CALENDAR_KEYS as [string, ...string[]]).default('CN'),
  people: z.record(
    z.string(),
    z.preprocess((x) => x ?? {}, PersonShape),
  ),
  departments: z.record(z.string(), DepartmentShape).default({}),
  play: z.array(StepShape).min(1),
})

export type Scenario = z.output<typeof Shape>
export type ScenarioStep = Scenario['play'][number]

export function readScenario(text: string): { scenario: Scenario } | { problems: readonly string[] } {
  const doc = parseDocument(text)
  if (doc.errors.length) return { problems: doc.errors.map((e) => e.message.split('\n')[0] ?? '') }
  const read = Shape.safeParse(doc.toJS())
  if (!read.success) return { problems: read.error.issues.map((i) => `${i.path.map(String).join('.')}: ${i.message}`) }
  const problems = strangers(read.data)
  return problems.length ? { problems } : { scenario: read.data }
}

/** A name that stands for nobody would make a scenario pass for the wrong reason. */
function strangers({ people, departments, play }: Scenario): string[] {
  const known = (person: string | undefined) => person === undefined || person in people
  return [
    ...Object.entries(people).flatMap(([key, p]) =>
      known(p.manager) ? [] : [`people.${key}.manager: nobody is called ${p.manager}`],
    ),
    ...Object.entries(departments).flatMap(([key, d]) =>
      known(d.head) ? [] : [`departments.${key}.head: nobody is called ${d.head}`],
    ),
    ...play.flatMap((step, i) =>
      'by' in step && !known(step.by) ? [`play.${i + 1}.by: nobody is called ${step.by}`] : [],
    ),
  ]
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
