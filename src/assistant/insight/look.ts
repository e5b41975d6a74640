// Questions in chat about figures, findings and the digest: read, computed under the asker's rights, put on a card.
import type { LookUp } from '../../dialogue/conversation.ts'
import { dateIn } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Card } from '../../chat/card.ts'
import { makerFor, type Maker } from '../cards/maker.ts'
import type { Post } from '../post.ts'
import type { World } from '../world.ts'
import { digestCard, stuckList } from './cards/digest.ts'
import { barsOf, cannotCard, figureCard } from './cards/figure.ts'
import { findingBlocks } from './cards/finding.ts'
import { digestOf, stuckOf } from './digest.ts'
import { figureOf } from './figures.ts'
import { listFindings, readingOf, standingOf } from './findings.ts'
import { kindsIn, placeIn } from './narrowed.ts'
import { pictureBlock, trendsOf } from './pictures.ts'
import { KINDS } from './kinds.ts'
import { asksLate, readQuestion, stuckDays } from './question.ts'

type Draw = (maker: Maker) => Post
const shown =
  (card: (maker: Maker) => Card): Draw =>
  (maker) => ({ say: { card: card(maker) } })

const OPEN = 500
/** Kinds of leave that say something about a person's body or family are nobody's statistics but their own. */
const OF_THE_TEAM = new Set(['annual', 'comp_time'])

export async function lookFigure(
  world: World,
  org: OrgId,
  me: Person,
  { metric, question, leaveType, start, end }: LookUp & { look: 'figure' },
): Promise<Draw> {
  if (metric === 'attendance') return shown((maker) => cannotCard(maker.words.insight.figure.cannot.attendance, maker))
  const reading = await readingOf(world, org, me)
  const asked = readQuestion(question, {
    metric,
    definitions: reading.naming.definitions,
    today: dateIn(world.clock.now(), me.zone),
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
  })
  const ofLeave = asked.process === 'leave' && leaveType !== undefined
  if (metric === 'leave_balance' && asked.measure === 'days' && asked.whose !== 'team')
    return balance(world, org, me, leaveType ?? 'annual')
  if (ofLeave && asked.whose !== 'mine' && !OF_THE_TEAM.has(leaveType))
    return shown((maker) => cannotCard(maker.words.insight.figure.cannot.other, maker))
  if (metric === '' && asked.process === undefined && !asked.byDepartment)
    return shown((maker) => cannotCard(maker.words.insight.figure.cannot.other, maker))
  const figure = await figureOf(
    world,
    org,
    me,
    asked,
    ofLeave ? { choice: { field: 'leaveType', option: leaveType } } : {},
  )
  if (figure.figure === 'cannot')
    return shown((maker) =>
      cannotCard(
        figure.why === 'too-many'
          ? maker.words.insight.figure.tooMany(50_000)
          : maker.words.insight.figure.cannot.other,
        maker,
      ),
    )
  const image = await drawn(world, org, me, question, (maker) => barsOf(figure, maker))
  return shown((maker) => figureCard(figure, maker, image))
}

/** What was taken is known; what is left is not, and that is said. */
async function balance(world: World, org: OrgId, me: Person, leaveType: string): Promise<Draw> {
  const today = dateIn(world.clock.now(), me.zone)
  const year = { from: today.with({ month: 1, day: 1 }), to: today.with({ month: 12, day: 31 }) }
  const figure = await figureOf(
    world,
    org,
    me,
    { measure: 'days', process: 'leave', byDepartment: false, against: false, whose: 'mine', ...year },
    { choice: { field: 'leaveType', option: leaveType } },
  )
  const [row] = figure.figure === 'rows' ? figure.rows : []
  return shown((maker) => {
    const words = maker.words.insight.figure
    const said =
      leaveType === 'annual'
        ? words.leaveBalance({ used: words.days(row?.value ?? 0), year: today.year, n: row?.n ?? 0 })
        : words.cannot.leave_balance
    return {
      title: words.titles.leave_taken,
      tone: 'neutral',
      blocks: [{ block: 'text', text: said }],
      buttons: [],
    }
  })
}

/** The picture needs words and a place to be stored before the card is made. */
async function drawn(
  world: World,
  org: OrgId,
  me: Person,
  name: string,
  picture: (maker: Maker) => ReturnType<typeof barsOf>,
) {
  if (!world.charts) return undefined
  const store = world.database.open(org)
  const [organisation, processes] = await Promise.all([store.people.organisation(), store.processes.published()])
  const maker = makerFor(me, { organisation, now: world.clock.now(), processes }, () => '')
  const made = picture(maker)
  return made && pictureBlock(world, org, me.id, { pictures: [made], alt: made.title, name })
}

export async function lookDigest(world: World, org: OrgId, me: Person, question: string): Promise<Draw> {
  const period = /今天|今日|日报|每天|昨天|today|daily|yesterday/iu.test(question) ? 'day' : 'week'
  const digest = await digestOf(world, org, me, period)
  const { alt } = wordsFor(me.locale).insight.digest
  const image = await pictureBlock(world, org, me.id, { pictures: trendsOf(digest, me.locale), alt, name: 'digest' })
  return shown((maker) => digestCard(digest, image, maker))
}

export async function lookFindings(world: World, org: OrgId, me: Person, question: string): Promise<Draw> {
  const days = stuckDays(question)
  if (asksLate(question)) return stuck(world, org, me, { days: 0, question, late: true })
  if (days !== undefined) return stuck(world, org, me, { days, question, late: false })
  const asked = kindsIn(question)
  const states = ['open', 'asked', 'answered'] as const
  const page = await listFindings(world, org, me, {
    states,
    kinds: asked.length > 0 ? asked : KINDS.filter((k) => k !== 'overdue'),
    order: 'weight',
  })
  // What is late is told in one line: one by one it would bury everything else.
  const late =
    asked.length > 0 ? { items: [], more: false } : await listFindings(world, org, me, { states, kinds: ['overdue'] })
  return shown((maker) => {
    const words = maker.words.insight.findings
    const found = page.items.toSorted((a, b) => Number(b.exact) - Number(a.exact)).slice(0, MOST)
    const about = page.items.filter((v) => v.relation === 'concerned').length
    const overdue =
      late.items.length > 0
        ? [
            {
              block: 'text',
              text: words.overdue(late.more ? `${late.items.length}+` : String(late.items.length)),
            } as const,
          ]
        : []
    if (found.length === 0)
      return {
        title: asked[0] ? words.noneOf(maker.words.insight.kind[asked[0]]) : words.none,
        tone: 'success',
        blocks: [{ block: 'text', text: page.relation === 'concerned' ? words.notYours : words.noneText }, ...overdue],
        buttons: [],
      }
    const { blocks, buttons } = findingBlocks(found, maker)
    const more = page.items.length - found.length
    return {
      title: asked[0]
        ? words.titleOf({ kind: maker.words.insight.kind[asked[0]], n: page.items.length })
        : words.title(page.items.length),
      tone: found.some((f) => f.exact) ? 'warning' : 'info',
      blocks: [
        ...blocks,
        ...overdue,
        ...(about > 0 ? [{ block: 'text', text: words.about(about) } as const] : []),
        ...(more > 0 || page.more ? [{ block: 'text', text: words.more(more) } as const] : []),
        { block: 'list', items: [{ title: words.toWeb, path: '/insight' }] },
      ],
      buttons,
    }
  })
}
const MOST = 8

async function stuck(
  world: World,
  org: OrgId,
  me: Person,
  { days, question, late }: { days: number; question: string; late: boolean },
): Promise<Draw> {
  const reading = await readingOf(world, org, me)
  const everybody = standingOf(reading.scope) === 'auditor'
  const open = await reading.store.insight.open(everybody ? undefined : [...reading.scope.line, me.id], OPEN)
  if (everybody)
    await world.database.transaction(org, (store) => store.insight.accessed(me.id, 'stuck', [], world.clock.now()))
  const place = placeIn(question, reading.organisation)
  const found = stuckOf(open, reading, world.clock.now(), days).filter(
    (s) => (!late || s.late) && (!place || s.waitingFor.some((id) => place.people.has(id))),
  )
  return shown((maker) => {
    const words = maker.words.insight.figure
    const where = place ? { at: place.name[maker.locale] } : {}
    if (found.length === 0)
      return {
        title: late ? words.noneLate(where) : words.notStuck({ days, ...where }),
        tone: 'success',
        blocks: [{ block: 'text', text: words.rights }],
        buttons: [],
      }
    return {
      title: late ? words.late({ n: found.length, ...where }) : words.stuck({ n: found.length, days, ...where }),
      tone: 'warning',
      blocks: [
        stuckList({ stuck: found }, maker, 15),
        { block: 'text', text: everybody ? words.rightsAll : words.rights },
      ],
      buttons: [],
    }
  })
}
