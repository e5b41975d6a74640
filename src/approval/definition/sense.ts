// What the shape cannot see: names that point nowhere, conditions that do not parse, rules that can never be met.
import { checkFeel, feelNames } from '../feel.ts'
import type { DecisionStep, ProcessDefinition, Span, Step } from '../flow.ts'
import type { Field } from '../form.ts'
import type { Path } from './place.ts'
import { nearest, notOneOf, say, type Words } from './wording.ts'

export interface Nonsense {
  path: Path
  /** Offset inside the text at `path`. */
  from?: number
  words: Words
}

export function findNonsense(definition: ProcessDefinition): Nonsense[] {
  return [
    ...fieldsOf(definition),
    ...titleOf(definition),
    ...definition.route.flatMap((step, i) => stepOf(definition, step, ['route', i])),
    ...routeOf(definition),
  ]
}

const FIELDS: Path = ['form', 'fields']

function fieldsOf(definition: ProcessDefinition): Nonsense[] {
  const { fields } = definition.form
  return [
    ...twice(fields, FIELDS, ['字段', 'field']),
    ...namesTaken(definition),
    ...fields.flatMap((field, i) => fieldOf(definition, field, [...FIELDS, i])),
  ]
}

function fieldOf({ form }: ProcessDefinition, field: Field, path: Path): Nonsense[] {
  const found: Nonsense[] = []
  if (field.requiredWhen) found.push(...condition(field.requiredWhen, form, [...path, 'requiredWhen']))
  if (field.kind === 'choice') found.push(...twice(field.options, [...path, 'options'], ['选项', 'option']))
  if (field.kind === 'number' && field.min !== undefined && field.max !== undefined && field.min > field.max)
    found.push({
      path: [...path, 'max'],
      words: say('max 小于 min', 'max is below min', `改成不小于 ${field.min}`, `make it at least ${field.min}`),
    })
  if (field.kind === 'money')
    for (const [i, currency] of (field.currencies ?? []).entries())
      if (!CURRENCIES.has(currency))
        found.push({
          path: [...path, 'currencies', i],
          words: notOneOf(currency, ['CNY', 'USD', 'EUR', 'HKD', 'GBP', 'JPY']),
        })
  if (field.kind === 'table') found.push(...tableOf({ form }, field, path))
  return found
}

function tableOf({ form }: Pick<ProcessDefinition, 'form'>, table: Field & { kind: 'table' }, path: Path): Nonsense[] {
  const found = twice(table.columns, [...path, 'columns'], ['列', 'column'])
  for (const [i, column] of table.columns.entries())
    if (column.requiredWhen)
      found.push(...condition(column.requiredWhen, { fields: table.columns }, [...path, 'columns', i, 'requiredWhen']))
  if (!table.sum) return found
  const column = table.columns.find((c) => c.id === table.sum?.column)
  const into = form.fields.find((f) => f.id === table.sum?.into)
  if (!column || !summable(column))
    found.push({
      path: [...path, 'sum', 'column'],
      words: notOneOf(
        table.sum.column,
        table.columns.filter(summable).map((c) => c.id),
      ),
    })
  else if (!into || into.kind !== column.kind)
    found.push({
      path: [...path, 'sum', 'into'],
      words: notOneOf(
        table.sum.into,
        form.fields.filter((f) => f.kind === column.kind).map((f) => f.id),
      ),
    })
  return found
}

const summable = (f: Field) => f.kind === 'money' || f.kind === 'number'

/** `days`, `currency` … are given to conditions by other fields; a field of that name would hide them. */
function namesTaken({ form }: ProcessDefinition): Nonsense[] {
  return form.fields.flatMap((field, i) => {
    const giver = feelNames(form).find((n) => n.name === field.id && n.field !== field.id)?.field
    const taken = field.id === 'initiator' || giver
    if (!taken) return []
    return [
      {
        path: [...FIELDS, i, 'id'],
        words: say(
          giver ? `${field.id} 已由字段 ${giver} 提供给条件使用` : `${field.id} 是保留名`,
          giver ? `${field.id} is already given to conditions by the field ${giver}` : `${field.id} is a reserved name`,
          '换一个标识',
          'choose another id',
        ),
      },
    ]
  })
}

function titleOf({ title, form }: ProcessDefinition): Nonsense[] {
  const found: Nonsense[] = []
  for (const locale of ['zh', 'en'] as const) {
    for (const [, id] of title[locale].matchAll(/\{([^}]*)\}/g)) {
      const field = form.fields.find((f) => f.id === id)
      if (!field) found.push({ path: ['title', locale], words: noField(id ?? '', form.fields) })
      else if (field.private)
        found.push({
          path: ['title', locale],
          words: say(
            `标题里不能用保密字段 ${id}`,
            `the private field ${id} must not stand in the title`,
            `从标题中去掉 {${id}}`,
            `take {${id}} out of the title`,
          ),
        })
      else if (field.kind === 'table' || field.kind === 'attachment')
        found.push({
          path: ['title', locale],
          words: say(
            `明细和附件不能放进标题：${id}`,
            `a table or an attachment cannot stand in the title: ${id}`,
            `去掉 {${id}}`,
            `take {${id}} out`,
          ),
        })
    }
  }
  // One text for both languages: say it once.
  return title.zh === title.en ? found.slice(0, found.length / 2) : found
}

function routeOf({ route, policies }: ProcessDefinition): Nonsense[] {
  const found = twice(route, ['route'], ['节点', 'step'])
  if (!route.some((s) => s.kind !== 'copy'))
    found.push({
      path: ['route'],
      words: say('流程里没有人审批', 'nobody decides in this route', '加一个审批节点', 'add a step that approves'),
    })
  if (policies.emptyApprover === 'toNamed' && !policies.fallback)
    found.push({ path: ['policies', 'emptyApprover'], words: noFallback() })
  if (policies.onReturn.resume === 'jumpBack' && policies.onReturn.maxRounds === 1)
    found.push({ path: ['policies', 'onReturn'], words: noRoundLeft() })
  return found
}

const noFallback = () =>
  say('toNamed 要写明由谁代办', 'toNamed needs somebody to go to', '加上 fallback: 某人', 'add fallback: a person')
const noRoundLeft = () =>
  say(
    '只有一轮时退回后不能再提交',
    'with one round a returned request can never come back',
    '把 maxRounds 改到 2 以上',
    'make maxRounds 2 or more',
  )

function stepOf(definition: ProcessDefinition, step: Step, path: Path): Nonsense[] {
  const { form } = definition
  const found: Nonsense[] = []
  if (step.when) found.push(...condition(step.when, form, [...path, 'when']))
  const approvers = step.kind === 'copy' ? step.to : step.approvers
  const at = [...path, step.kind === 'copy' ? 'to' : 'approvers']
  if (approvers.by === 'field') {
    const field = form.fields.find((f) => f.id === approvers.field)
    const people = form.fields.filter((f) => f.kind === 'person')
    if (!field) found.push({ path: [...at, 'field'], words: noField(approvers.field, people) })
    else if (field.kind !== 'person')
      found.push({
        path: [...at, 'field'],
        words: say(
          `${field.id} 不是成员字段，不能从中取审批人`,
          `${field.id} is not a person field: nobody can be taken from it`,
          people.length ? `可用：${people.map((p) => p.id).join('、')}` : '在表单里加一个 kind: person 的字段',
          people.length ? `possible: ${people.map((p) => p.id).join(', ')}` : 'add a field of kind person to the form',
        ),
      })
  }
  if (approvers.by === 'initiatorPicks' && approvers.min > approvers.max)
    found.push({
      path: [...at, 'max'],
      words: say(
        'max 小于 min',
        'max is below min',
        `改成不小于 ${approvers.min}`,
        `make it at least ${approvers.min}`,
      ),
    })
  return step.kind === 'copy' ? found : [...found, ...decisionOf(definition, step, path)]
}

function decisionOf({ form, policies }: ProcessDefinition, step: DecisionStep, path: Path): Nonsense[] {
  const found: Nonsense[] = []
  for (const id of Object.keys(step.rights ?? {}))
    if (!form.fields.some((f) => f.id === id))
      found.push({ path: [...path, 'rights', id], words: noField(id, form.fields) })
  for (const table of form.fields)
    if (
      table.kind === 'table' &&
      table.sum &&
      step.rights?.[table.sum.into] === 'write' &&
      step.rights[table.id] !== 'write'
    )
      found.push({
        path: [...path, 'rights', table.sum.into],
        words: say(
          `${table.sum.into} 由明细 ${table.id} 合计得出，不能直接改`,
          `${table.sum.into} is the sum of ${table.id} and cannot be written`,
          `改为允许修改 ${table.id}`,
          `let this step write ${table.id} instead`,
        ),
      })
  if (step.approvers.by === 'managerChain' && step.signing.mode !== 'inOrder')
    found.push({
      path: [...path, 'signing'],
      words: say(
        '逐级审批只能依次进行',
        'a chain of managers signs in order',
        '写 signing: inOrder，或不写',
        'write signing: inOrder, or leave it out',
      ),
    })
  const most = mostVotes(step)
  if (step.signing.mode === 'vote' && most !== undefined && step.signing.pass > most)
    found.push({
      path: [...path, 'signing'],
      words: say(
        `票数最多 ${most}，达不到 ${step.signing.pass}`,
        `at most ${most} votes can be had, never ${step.signing.pass}`,
        `把 pass 改到 ${most} 以内`,
        `make pass ${most} or less`,
      ),
    })
  if (step.policies?.emptyApprover === 'toNamed' && !step.policies.fallback && !policies.fallback)
    found.push({ path: [...path, 'policies', 'emptyApprover'], words: noFallback() })
  return [...found, ...deadlineOf(step, path)]
}

/** The most votes a step can collect, where that is known before anybody is asked. */
function mostVotes({ approvers, signing }: DecisionStep): number | undefined {
  if (signing.mode !== 'vote') return undefined
  const each = Math.max(1, ...Object.values(signing.weights ?? {}))
  if (approvers.by === 'person') return new Set(approvers.people).size * each
  if (approvers.by === 'manager' || approvers.by === 'departmentHead') return each
  return approvers.by === 'initiatorPicks' ? approvers.max * each : undefined
}

function deadlineOf({ deadline }: DecisionStep, path: Path): Nonsense[] {
  if (!deadline?.remindBefore) return []
  const [within, before] = [roughHours(deadline.within), roughHours(deadline.remindBefore)]
  if (before < within) return []
  return [
    {
      path: [...path, 'deadline', 'remindBefore'],
      words: say(
        '提醒早于任务开始',
        'the reminder would come before the task does',
        '改得比 within 短',
        'make it shorter than within',
      ),
    },
  ]
}

const roughHours = (span: Span): number =>
  (span.workingDays ?? 0) * 8 +
  (span.workingHours ?? 0) +
  (span.days ?? 0) * 24 +
  (span.hours ?? 0) +
  (span.minutes ?? 0) / 60

function condition(expression: string, form: ProcessDefinition['form'], path: Path): Nonsense[] {
  const problem = checkFeel(expression, form)
  if (!problem) return []
  return [{ path, from: problem.from, words: wordFeel(problem, form) }]
}

function wordFeel(problem: NonNullable<ReturnType<typeof checkFeel>>, form: ProcessDefinition['form']): Words {
  const names = [...feelNames(form).map((n) => n.name), 'initiator']
  if (problem.wrong === 'syntax')
    return say(
      '条件写得不完整或有误',
      'this condition cannot be read',
      '例如 amount > 5000 and currency = "CNY"',
      'for example amount > 5000 and currency = "CNY"',
    )
  if (problem.wrong === 'clock')
    return say(
      `条件里不能用 ${problem.name}()`,
      `${problem.name}() must not be used in a condition`,
      '条件只能看表单和发起人，否则同一张单子重放时会走不同的路',
      'conditions see the form and the initiator only, so that a request always takes the same route',
    )
  if (problem.wrong === 'unknown-name') {
    const near = nearest(problem.name, names)
    return say(
      `条件里的 ${problem.name} 不存在`,
      `the condition names ${problem.name}, which does not exist`,
      near ? `是不是 ${near}？` : `可用：${names.join('、')}`,
      near ? `did you mean ${near}?` : `possible: ${names.join(', ')}`,
    )
  }
  const field = form.fields.find((f) => f.id === problem.field)
  return notOneOf(problem.choice, field?.kind === 'choice' ? field.options.map((o) => o.id) : [])
}

function noField(id: string, fields: readonly Field[]): Words {
  const ids = fields.map((f) => f.id)
  const near = nearest(id, ids)
  return say(
    `表单里没有字段 ${id}`,
    `the form has no field ${id}`,
    near ? `是不是 ${near}？` : `可用：${ids.join('、')}`,
    near ? `did you mean ${near}?` : `possible: ${ids.join(', ')}`,
  )
}

function twice(all: readonly { id: string }[], path: Path, [zh, en]: readonly [string, string]): Nonsense[] {
  return all.flatMap(({ id }, i) =>
    all.findIndex((x) => x.id === id) === i
      ? []
      : [
          {
            path: [...path, i, 'id'],
            words: say(
              `${zh} ${id} 出现了两次`,
              `the ${en} ${id} stands there twice`,
              '改一个标识',
              'give one of them another id',
            ),
          },
        ],
  )
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))
