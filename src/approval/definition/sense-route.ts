// Routes that lead nowhere: approvers that cannot be found, votes that cannot be won, reminders before there is a task.
import type { DecisionStep, ProcessDefinition, Span, Step } from '../flow.ts'
import { condition, noField, twice, type Nonsense } from './nonsense.ts'
import type { Path } from './place.ts'
import { say } from './wording.ts'

export function nonsenseInRoute({ route, policies }: ProcessDefinition): Nonsense[] {
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

export function nonsenseInStep(definition: ProcessDefinition, step: Step, path: Path): Nonsense[] {
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
