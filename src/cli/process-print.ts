// A played moment in lines for people, or as JSON for programs.
import type { Event } from '../approval/events.ts'
import { isRefusal } from '../approval/refusals.ts'
import { openTasks, type Task } from '../approval/request.ts'
import { titleOf } from '../approval/title.ts'
import { Temporal } from '../kernel/clock.ts'
import type { Moment } from './process-play.ts'

export function momentToJson({ at, zone, command, answer, state, wrong }: Moment): object {
  return {
    at: at.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    command,
    ...(isRefusal(answer) ? { refusal: answer } : { events: answer }),
    status: state?.status ?? null,
    open: state
      ? openTasks(state).map((t) => ({
          person: t.person,
          step: t.step,
          task: t.id,
          ...(t.dueAt ? { dueAt: t.dueAt } : {}),
        }))
      : [],
    ...(wrong ? { wrong } : {}),
  }
}

export function formatMoment(moment: Moment, lang: 'zh' | 'en'): string {
  const { at, zone, command, answer, state, wrong } = moment
  const names = namesIn(moment, lang)
  const asked =
    command.do === 'tick'
      ? `clock ${command.key}`
      : command.do === 'clock'
        ? 'clock'
        : `${names.person(command.by)} ${command.do}`
  const told = isRefusal(answer) ? [`  refused: ${JSON.stringify(answer)}`] : answer.map((e) => `  ${lineOf(e, names)}`)
  const open = state ? openTasks(state).map(names.task) : []
  const waits = open.length ? `, waiting for ${open.join('; ')}` : ''
  return [
    `${local(at, zone)}  ${asked}`,
    ...told,
    `  → ${state?.status ?? 'nothing yet'}${waits}`,
    ...(wrong ? [`  ✗ ${wrong}`] : []),
  ].join('\n')
}

interface Names {
  person(id: string): string
  people(ids: readonly string[]): string
  step(id: string): string
  taskOf(id: string): string
  task(task: Task): string
  due(at: string | undefined): string
  title: string
}

function namesIn({ organisation, definition, state, zone }: Moment, lang: 'zh' | 'en'): Names {
  const person = (id: string) => organisation.person(id)?.name ?? id
  const step = (id: string) => definition.route.find((s) => s.id === id)?.name[lang] ?? id
  const due = (at: string | undefined) => (at ? `, due ${local(Temporal.Instant.from(at), zone)}` : '')
  return {
    person,
    step,
    due,
    people: (ids) => ids.map(person).join(', '),
    taskOf: (id) => person(state?.tasks.find((t) => t.id === id)?.person ?? id),
    task: (task) => `${person(task.person)} (${step(task.step)}${due(task.dueAt)})`,
    title: state ? titleOf(definition, state.values, organisation)[lang] : '',
  }
}

const local = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

function lineOf(e: Event, n: Names): string {
  switch (e.type) {
    case 'Submitted':
      return `Submitted ${e.number} 「${n.title}」`
    case 'Resubmitted':
      return `Resubmitted, round ${e.round}, ${e.resume}`
    case 'StepEntered':
      return `StepEntered ${n.step(e.step)}, ${e.signing.mode}, round ${e.round}, ${e.cause}`
    case 'StepSkipped':
      return `StepSkipped ${n.step(e.step)}, ${e.because}`
    case 'TaskOpened':
      return `TaskOpened ${n.person(e.person)}, ${e.because.why}${e.waiting ? ', waits for their turn' : ''}${n.due(e.dueAt)}${unknown(e.calendarUnknown)}`
    case 'TaskActivated':
      return `TaskActivated ${n.taskOf(e.task)}${n.due(e.dueAt)}${unknown(e.calendarUnknown)}`
    case 'AutoPassed':
      return `AutoPassed ${n.person(e.person)}, ${e.because}`
    case 'Approved':
      return `Approved ${n.person(e.by)}${e.changed ? `, changed ${Object.keys(e.changed).join(', ')}` : ''}${because(e.comment)}`
    case 'Rejected':
      return `Rejected ${n.person(e.by)}${because(e.comment)}`
    case 'Returned':
      return `Returned ${n.person(e.by)} to ${e.to.to === 'step' ? n.step(e.to.step) : e.to.to}${because(e.reason)}`
    case 'Transferred':
      return `Transferred ${n.person(e.by)} → ${n.person(e.to)}${n.due(e.dueAt)}${because(e.reason)}`
    case 'TaskCancelled':
      return `TaskCancelled ${n.person(e.person)}, ${e.because}`
    case 'StepPassed':
      return `StepPassed ${n.step(e.step)}`
    case 'Copied':
      return `Copied ${n.people(e.people)}`
    case 'Commented':
      return `Commented ${n.person(e.by)}: ${e.text}`
    case 'Urged':
      return `Urged ${n.people(e.people)}${because(e.text)}`
    case 'Reminded':
      return `Reminded ${n.person(e.person)}, number ${e.count}`
    case 'BecameOverdue':
      return `BecameOverdue ${n.person(e.person)}`
    case 'EmptyApproverEscalated':
      return `EmptyApproverEscalated ${n.step(e.step)} to ${n.people(e.to)}`
    case 'RequestApproved':
      return 'RequestApproved'
    case 'RequestRejected':
      return `RequestRejected, ${e.because}`
    case 'Withdrawn':
      return `Withdrawn${because(e.reason)}`
  }
}

const because = (text: string | undefined): string => (text ? `: ${text}` : '')

const unknown = (year: number | undefined): string =>
  year ? `, no due date: holidays of ${year} are not published` : ''
