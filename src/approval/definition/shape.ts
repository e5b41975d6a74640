// The shape of a definition file: every key, its kind, and the defaults that are written out when a key is left out.
import { z } from 'zod'
import type { ProcessDefinition, Step } from '../flow.ts'
import type { Field } from '../form.ts'
import * as short from './short.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'id')
const Label = z.preprocess(short.label, z.strictObject({ zh: words(200), en: words(200) }, 'label'))
const List = z.preprocess(short.list, z.array(words(80)).readonly())
const count = z.number().int().min(1)

const common = {
  id,
  label: Label,
  required: z.boolean().default(true),
  private: z.boolean().exactOptional(),
  hint: Label.exactOptional(),
  aliases: List.exactOptional(),
  requiredWhen: words(500).exactOptional(),
}
const tense = z.enum(['plan', 'past']).exactOptional()

const Choice = z.strictObject({ id, label: Label, aliases: List.exactOptional() })

/** Kinds that may stand in a row of a table as well as on their own. */
const simple = [
  z.strictObject({ ...common, kind: z.literal('text'), maxLength: count.max(1000).exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('longText'), maxLength: count.max(20_000).exactOptional() }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
    integer: z.boolean().exactOptional(),
    unit: Label.exactOptional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('money'),
    currencies: z
      .preprocess(
        short.list,
        z
          .array(z.string().regex(/^[A-Z]{3}$/, 'currency'))
          .min(1)
          .readonly(),
      )
      .exactOptional(),
    max: z
      .preprocess((x) => (typeof x === 'number' ? String(x) : x), z.string().regex(/^\d+(\.\d+)?$/, 'amount'))
      .exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('date'), tense }),
  z.strictObject({
    ...common,
    kind: z.literal('dateRange'),
    halfDays: z.boolean().exactOptional(),
    countAs: z.enum(['workingDays', 'calendarDays']).default('workingDays'),
    tense,
  }),
  z.strictObject({
    ...common,
    kind: z.literal('choice'),
    options: z.preprocess(short.options, z.array(Choice).min(1).readonly()),
    multiple: z.boolean().exactOptional(),
  }),
  z.strictObject({ ...common, kind: z.literal('person'), multiple: z.boolean().exactOptional() }),
  z.strictObject({ ...common, kind: z.literal('department') }),
] as const

const FieldShape = z.discriminatedUnion('kind', [
  ...simple,
  z.strictObject({
    ...common,
    kind: z.literal('attachment'),
    accept: z
      .preprocess(
        short.list,
        z
          .array(z.string().regex(/^(\.[a-z0-9]+|[a-z]+\/[a-z0-9.+*-]+)$/, 'accept'))
          .min(1)
          .readonly(),
      )
      .default(['application/pdf', 'image/*']),
    maxMegabytes: z.number().positive().max(100).default(20),
    maxFiles: count.max(50).default(10),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('table'),
    columns: z.array(z.discriminatedUnion('kind', simple)).min(1).readonly(),
    sum: z.strictObject({ column: id, into: id }).exactOptional(),
  }),
])

const role = words(40)
const Approvers = z.preprocess(
  short.approvers,
  z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('person'), people: z.array(words(80)).min(1).readonly() }),
    z.strictObject({ by: z.literal('manager'), level: count.max(20).exactOptional() }),
    z.strictObject({
      by: z.literal('managerChain'),
      levels: count.max(20).exactOptional(),
      upTo: role.exactOptional(),
    }),
    z.strictObject({ by: z.literal('role'), role, within: z.enum(['company', 'department']).exactOptional() }),
    z.strictObject({ by: z.literal('departmentHead'), level: count.max(20).exactOptional() }),
    z.strictObject({ by: z.literal('initiatorPicks'), min: count, max: count, role: role.exactOptional() }),
    z.strictObject({ by: z.literal('field'), field: id }),
  ]),
)

const Signing = z.preprocess(
  short.signing,
  z.discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('all'), rejectPolicy: z.enum(['veto', 'countVotes']) }),
    z.strictObject({ mode: z.literal('any'), orMode: z.enum(['firstResponse', 'anyApprove']) }),
    z.strictObject({ mode: z.literal('inOrder') }),
    z.strictObject({
      mode: z.literal('vote'),
      pass: z.number().positive(),
      weights: z.record(z.string(), z.number().positive()).exactOptional(),
    }),
  ]),
)

const amount = z.number().positive().exactOptional()
const Span = z.preprocess(
  short.span,
  z
    .strictObject({ workingDays: amount, workingHours: amount, days: amount, hours: amount, minutes: amount }, 'span')
    .refine((s) => Object.keys(s).length > 0, 'span'),
)
const Deadline = z.preprocess(
  short.deadline,
  z.strictObject({
    within: Span,
    remindBefore: Span.exactOptional(),
    remindEvery: Span.exactOptional(),
    maxReminders: count.max(10).exactOptional(),
  }),
)

const onReturn = {
  resume: z.enum(['replay', 'jumpBack']),
  maxRounds: count.max(20),
}
const initiatorIsApprover = z.enum(['toManager', 'autoPass', 'ask'])
const duplicateApprover = z.enum(['ask', 'autoPassLater', 'autoPassConsecutive'])
const emptyApprover = z.enum(['toAdmin', 'toNamed', 'refuse'])

/** The defaults of docs/decisions/approval-policies.md, written out in every published definition. */
const Policies = z.strictObject({
  initiatorIsApprover: initiatorIsApprover.default('toManager'),
  duplicateApprover: duplicateApprover.default('ask'),
  emptyApprover: emptyApprover.default('toAdmin'),
  fallback: words(80).exactOptional(),
  onReturn: z.preprocess(
    short.onReturn,
    z
      .strictObject({ resume: onReturn.resume.default('replay'), maxRounds: onReturn.maxRounds.default(4) })
      .prefault({}),
  ),
  withdrawAfterDecision: z.boolean().default(true),
})
const StepPolicies = z.strictObject({
  initiatorIsApprover: initiatorIsApprover.exactOptional(),
  duplicateApprover: duplicateApprover.exactOptional(),
  emptyApprover: emptyApprover.exactOptional(),
  fallback: words(80).exactOptional(),
  onReturn: z
    .preprocess(short.onReturn, z.strictObject({ ...onReturn, maxRounds: onReturn.maxRounds.default(4) }))
    .exactOptional(),
  withdrawAfterDecision: z.boolean().exactOptional(),
})

const decision = {
  id,
  name: Label,
  when: words(500).exactOptional(),
  approvers: Approvers,
  signing: Signing.exactOptional(),
  deadline: Deadline.exactOptional(),
  rights: z.record(z.string(), z.enum(['hidden', 'read', 'write'])).exactOptional(),
  policies: StepPolicies.exactOptional(),
}
const StepShape = z.preprocess(
  short.step,
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('approve'), ...decision }),
    z.strictObject({ kind: z.literal('handle'), ...decision }),
    z.strictObject({ kind: z.literal('copy'), id, name: Label, when: words(500).exactOptional(), to: Approvers }),
  ]),
)

export const DefinitionShape = z.strictObject({
  key: id,
  name: Label,
  aliases: z.preprocess(
    short.names,
    z.strictObject({ zh: z.array(words(80)).readonly(), en: z.array(words(80)).readonly() }),
  ),
  examples: z.array(words(300)).readonly().exactOptional(),
  description: Label.exactOptional(),
  form: z.preprocess(short.form, z.strictObject({ fields: z.array(FieldShape).min(1).readonly() })),
  title: z.preprocess((x) => (typeof x === 'string' && !x.includes(' / ') ? { zh: x, en: x } : x), Label),
  numbering: z.preprocess(
    short.numbering,
    z.strictObject({
      prefix: z.string().regex(/^[A-Z][A-Z0-9]{0,7}$/, 'prefix'),
      digits: z.number().int().min(3).max(8).default(4),
    }),
  ),
  startableBy: z
    .strictObject({
      roles: z.preprocess(short.list, z.array(role).min(1).readonly()).exactOptional(),
      departments: z.preprocess(short.list, z.array(words(80)).min(1).readonly()).exactOptional(),
    })
    .exactOptional(),
  policies: Policies.prefault({}),
  route: z.array(StepShape).min(1).readonly(),
})

type Shaped = z.output<typeof DefinitionShape>

/** How a step is signed when it does not say so: one of a role is enough, everybody else is asked. */
export function spellOut(shaped: Shaped): ProcessDefinition {
  const fields: readonly Field[] = shaped.form.fields
  const route = shaped.route.map((step): Step => {
    if (step.kind === 'copy') return step
    const { signing, ...others } = step
    if (signing) return { ...others, signing }
    if (step.approvers.by === 'managerChain') return { ...others, signing: { mode: 'inOrder' } }
    if (step.approvers.by === 'role') return { ...others, signing: { mode: 'any', orMode: 'firstResponse' } }
    return { ...others, signing: { mode: 'all', rejectPolicy: 'veto' } }
  })
  return { ...shaped, form: { fields }, route }
}
