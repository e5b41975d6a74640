// Carries out what the dialogue decided: commands through the one door, look-ups from the stores, and words and cards for all of it.
import type { Command } from '../approval/commands.ts'
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Conversation, Draft, Press, Step } from '../dialogue/conversation.ts'
import { withDraft } from '../dialogue/drafts.ts'
import { knownRequest, published, type Facts } from '../dialogue/facts.ts'
import type { Turn } from '../dialogue/turn.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import { refusalText } from '../locales/refusal.ts'
import { doneCard } from './cards/done.ts'
import { draftCard } from './cards/draft.ts'
import { makerFor, type Maker } from './cards/maker.ts'
import { proposalCard } from './cards/proposal.ts'
import { questionCard } from './cards/question.ts'
import { refusalCard } from './cards/refusal.ts'
import { helpCard, likelyCard, sayingText } from './cards/saying.ts'
import { forecastDraft } from './insight/forecast.ts'
import { likelyStarts } from './insight/likely.ts'
import { pressedInsight } from './insight/pressed.ts'
import { anyOf, picksOf, soonestOf } from './insight/soonest.ts'
import { usualFor } from './insight/templates.ts'
import { judgeAnswer } from './knowledge/ask.ts'
import { lookUp } from './look.ts'
import type { Post } from './post.ts'
import { perform, type Outcome } from './perform.ts'
import { requestDetail } from './read.ts'
import { previewRoute } from './route.ts'
import { calendarOf, type World } from './world.ts'

export interface Taken {
  conversation: Conversation
  /** What was carried out, refusals left out. */
  done: readonly Do[]
  /** Buttons get their ids from `button`; the caller stores them with the posts. */
  messages(button: (press: Press) => string): Post[]
}

type Draw = (maker: Maker) => Post | undefined

interface Task {
  me: Person
  turn: Turn
  facts: Facts
  /** Of the arrival: commands carried out for it are keyed by it. */
  key: string
}

export async function takeSteps(world: World, org: OrgId, { me, turn, facts, key }: Task): Promise<Taken> {
  let { conversation } = turn
  const draws: Draw[] = []
  const done: Do[] = []
  for (const [n, step] of turn.steps.entries()) {
    if (step.step !== 'do') {
      const said = turn.conversation.turns.findLast((t) => t.role === 'user')?.text ?? ''
      draws.push(await drawStep(world, org, me, { step, said }, facts, `${key}:${n}`))
      continue
    }
    const outcome = await perform(world, org, { ...askOf(step, me.id), key: `${key}:${n}` })
    const { conversation: next, draw } = await told(world, org, { conversation, step, outcome, facts, me })
    conversation = next
    if (outcome.ok) done.push(step)
    draws.push(draw)
  }
  const definitions = [...facts.processes, ...(facts.closed ?? []), ...(facts.versions ?? [])]
  return {
    conversation,
    done,
    messages: (button) => {
      const maker = makerFor(me, { organisation: facts.organisation, now: facts.now, processes: definitions }, button)
      return draws.map((draw) => draw(maker)).filter((post) => post !== undefined)
    },
  }
}

export type Do = Extract<Step, { step: 'do' }>

function askOf({ command, request, draft, revision }: Do, by: PersonId) {
  const filled =
    command.do === 'submit' || command.do === 'resubmit'
      ? { do: command.do, by, values: draft?.values ?? {}, ...(draft ? { picks: draft.picks } : {}) }
      : { ...command, by }
  return {
    command: filled as Command,
    ...(request ? { request } : {}),
    ...(draft ? { process: draft.process } : {}),
    ...(revision === undefined ? {} : { revision }),
  }
}

interface Told {
  conversation: Conversation
  step: Do
  outcome: Outcome
  facts: Facts
  me: Person
}

/** Done, and the person is told; or refused, and nothing of theirs is lost. */
async function told(
  world: World,
  org: OrgId,
  { conversation, step, outcome, facts, me }: Told,
): Promise<{ conversation: Conversation; draw: Draw }> {
  const { draft } = step
  if (outcome.ok) {
    const { request } = outcome
    const detail = await requestDetail(world, org, me, request)
    const draw: Draw = (maker) => detail && { say: { card: doneCard(step.command.do, detail, maker) } }
    return { conversation: { ...conversation, shown: [request] }, draw }
  }
  const definition = draft ? definitionOf(draft, facts) : undefined
  if (!draft || !definition) {
    const about = step.request ? { request: step.request } : {}
    return { conversation, draw: (maker) => ({ say: { card: refusalCard(outcome.refusal, about, maker) } }) }
  }
  // The draft comes back with the reason on its card, so that it can be mended and submitted.
  const shown: Draft = { ...draft, shownEdition: draft.edition }
  const proposal = { propose: 'submit', draft: draft.id, edition: draft.edition } as const
  const { asked: _, ...rest } = withDraft(conversation, shown)
  const about = { fields: definition.form.fields, steps: definition.route }
  return {
    conversation: { ...rest, confirming: proposal },
    draw: (maker) => ({
      say: {
        card: draftCard(
          { draft: shown, definition, proposal, warning: refusalText(outcome.refusal, maker, about) },
          maker,
        ),
      },
      once: true,
    }),
  }
}

const definitionOf = (draft: Draft, facts: Facts): ProcessDefinition | undefined =>
  [...facts.processes, ...(facts.versions ?? [])].find(
    (p) => p.definition.key === draft.process && p.version === draft.version,
  )?.definition ?? published(facts, draft.process)?.definition

async function drawStep(
  world: World,
  org: OrgId,
  me: Person,
  { step, said }: { step: Exclude<Step, Do>; said: string },
  facts: Facts,
  key: string,
): Promise<Draw> {
  switch (step.step) {
    case 'say': {
      const likely = step.what.say === 'did-not-understand' ? await likelyFrom(world, org, me, said) : []
      if (likely.length > 0) return (maker) => ({ say: { card: likelyCard(likely, maker) } })
      return (maker) => ({
        say:
          step.what.say === 'help'
            ? { card: helpCard(mayStart(facts), maker) }
            : { text: sayingText(step.what, maker) },
      })
    }
    case 'ask': {
      const definition = step.draft && definitionOf(step.draft, facts)
      const requests = requestsIn(step, facts)
      const usual =
        step.question.ask === 'field' && step.draft && !step.draft.resubmits && !step.problem
          ? await usualFor(world, org, me, step.draft)
          : []
      const soonest = definition ? await soonestFor(world, org, step, definition, facts) : []
      const department = (id: PersonId) =>
        facts.organisation.department(facts.organisation.person(id)?.department ?? '')?.name[me.locale] ?? ''
      return (maker) => ({
        say: {
          card: questionCard(
            { ask: step, requests, department, soonest, usual, ...(definition ? { definition } : {}) },
            maker,
          ),
        },
        once: true,
      })
    }
    case 'confirm':
      return confirmation(world, org, me, step, facts)
    case 'look-up':
      return lookUp(world, org, me, step.what, key)
    case 'insight':
      return pressedInsight(world, org, me, step)
    case 'judge': {
      const known = await judgeAnswer(world, org, me, step.question, step.useful)
      const say = known ? (step.useful ? 'useful' : 'not-useful') : 'stale-button'
      return (maker) => ({ say: { text: sayingText({ say }, maker) } })
    }
  }
}

/** Only where the words themselves speak for something: what one files most is no answer to what was said. */
async function likelyFrom(world: World, org: OrgId, me: Person, said: string) {
  const likely = said === '' ? [] : await likelyStarts(world, org, me, said)
  return likely.filter(({ alike }) => alike === 'requester and words' || alike === 'words')
}

async function soonestFor(
  world: World,
  org: OrgId,
  { question }: Extract<Step, { step: 'ask' }>,
  definition: ProcessDefinition,
  { organisation, me }: Facts,
) {
  if (question.ask !== 'pick-approvers') return []
  const choices = picksOf(definition, organisation, me).filter((c) => c.step === question.step)
  return soonestOf(world, org, definition.key, choices)
}

const mayStart = (facts: Facts) => facts.processes.map((p) => p.definition)

function requestsIn({ question }: Extract<Step, { step: 'ask' }>, facts: Facts) {
  const ids = 'request' in question ? [question.request] : question.ask === 'which-request' ? question.among : []
  return ids.flatMap((id) => knownRequest(facts, id) ?? [])
}

async function confirmation(
  world: World,
  org: OrgId,
  me: Person,
  { proposal, draft, changed }: Extract<Step, { step: 'confirm' }>,
  facts: Facts,
): Promise<Draw> {
  if (proposal.propose !== 'submit') {
    const items = proposal.propose === 'command' ? [proposal] : proposal.items
    const subjects = items.flatMap(({ request }) => {
      const known = knownRequest(facts, request)
      const definition =
        known &&
        [...(facts.versions ?? []), ...facts.processes].find((p) => p.definition.key === known.process)?.definition
      return known ? [{ request: known, fields: definition?.form.fields ?? [] }] : []
    })
    return (maker) => ({ say: { card: proposalCard(proposal, subjects, maker) }, once: true })
  }
  const definition = draft && definitionOf(draft, facts)
  if (!draft || !definition) return () => undefined
  const known = {
    now: facts.now,
    organisation: facts.organisation,
    process: { definition, version: draft.version },
    calendarOf: calendarOf(world, facts.organisation),
  }
  const route = previewRoute({ initiator: facts.me, values: draft.values, picks: draft.picks }, known)
  const forecast = await forecastDraft(world, org, me, {
    definition,
    version: draft.version,
    values: draft.values,
    route,
  })
  const about = {
    draft,
    definition,
    proposal,
    route,
    soonest: await soonestOf(world, org, definition.key, anyOf(route)),
    ...(changed ? { changed } : {}),
    ...(forecast ? { forecast } : {}),
  }
  return (maker) => ({ say: { card: draftCard(about, maker) }, once: true })
}
