// Who is told, and what a card says when several things happen at once.
import { beforeEach, expect, test } from 'vitest'
import { announce } from '../../src/assistant/announce.ts'
import { perform } from '../../src/assistant/perform.ts'
import { requestDetail } from '../../src/assistant/read.ts'
import type { World } from '../../src/assistant/world.ts'
import { parseDefinition } from '../../src/approval/definition.ts'
import type { Values } from '../../src/approval/form.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { openOffice, type Office } from '../kit/office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
const [wang, li, shen] = ['wang-fang', 'li-qiang', 'shen-ruolan']
const leave: Values = { leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-11' }, reason: '回老家' }
const submit = (values: Values, process = 'leave') =>
  perform(office.world, office.org, { command: { do: 'submit', by: wang, values }, process, key: `submit-${process}` })

/** Something happens at the moment the announcement looks for the cards it may have to change. */
const meanwhile = (world: World, act: () => Promise<unknown>): World => ({
  ...world,
  database: {
    ...world.database,
    open: (org) => {
      const store = world.database.open(org)
      const cardsAbout: typeof store.conversations.cardsAbout = async (id) => {
        await act()
        return store.conversations.cardsAbout(id)
      }
      return { ...store, conversations: { ...store.conversations, cardsAbout } }
    },
  },
})

test('a decision made while its card is being posted: the card says who decided, not that it was cancelled', async () => {
  const filed = await submit(leave)
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  const approve = () =>
    perform(office.world, office.org, { command: { do: 'approve', by: li }, request: filed.request, key: 'approve' })
  const happened = { request: filed.request, from: 1, to: filed.revision }
  await announce(meanwhile(office.world, approve), office.org, happened)

  const card = await office.card(li)
  expect(card?.buttons).toEqual([])
  expect(JSON.stringify(card?.blocks)).toContain('李强 已于')
})

test('a colleague who fills in a field: the card of whoever still decides shows the new value', async () => {
  const parsed = parseDefinition(`
key: stamp
name: 盖章 / Stamp
aliases: { zh: [盖章单], en: [stamp form] }
form:
  - { id: what, label: 文件 / Document, kind: text, required: true }
  - { id: copies, label: 份数 / Copies, kind: number, required: false }
title: '{what} / {what}'
numbering: { prefix: ST, digits: 3 }
route:
  - id: both
    name: 会签 / Both
    approvers: { by: person, people: [${li}, ${shen}] }
    signing: all
    rights: { copies: write }
`)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  await office.world.database.open(office.org).processes.publish(parsed.definition, office.world.clock.now())
  const filed = await submit({ what: '合同' }, 'stamp')
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  await office.settle()
  expect(JSON.stringify((await office.card(shen))?.blocks)).not.toContain('77')
  await office.does({ request: filed.request, command: { do: 'approve', by: li, values: { copies: 77 } } })
  const card = await office.card(shen)
  expect(JSON.stringify(card?.blocks)).toContain('77')
  expect(card?.buttons.map((b) => b.label)).toContain('同意')
})

test('a due date in a year whose holidays are unknown: each administrator is told once', async () => {
  office.clock.set('2026-12-31T08:30:00Z')
  const organisation = await office.world.database.open(office.org).people.organisation()
  const administrators = organisation.people().filter((p) => p.active && p.roles.includes('admin'))
  expect(administrators.length).toBeGreaterThan(0)
  for (const key of ['a', 'b']) {
    const filed = await office.does({ command: { do: 'submit', by: wang, values: leave }, process: 'leave', key })
    expect(filed.ok).toBe(true)
  }
  for (const { id } of administrators) {
    const told = (await office.messages(id)).filter((m) => m.text?.includes('2027'))
    expect(told).toHaveLength(1)
  }
})

test('people named in a field that a reader may not see are not named to that reader', async () => {
  const parsed = parseDefinition(`
key: report
name: 举报 / Report
aliases: { zh: [举报单], en: [report form] }
form:
  - { id: what, label: 事情 / What, kind: text, required: true }
  - { id: whom, label: 涉及 / Whom, kind: person, private: true }
title: '{what} / {what}'
numbering: { prefix: RP, digits: 3 }
route:
  - id: first
    name: 初审 / First
    approvers: { by: person, people: [${li}] }
    rights: { whom: hidden }
`)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  await office.world.database.open(office.org).processes.publish(parsed.definition, office.world.clock.now())
  const filed = await submit({ what: '一件事', whom: shen }, 'report')
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  const organisation = await office.world.database.open(office.org).people.organisation()
  const seenBy = (id: string) => requestDetail(office.world, office.org, organisation.person(id)!, filed.request)
  expect(Object.keys((await seenBy(wang))!.people)).toEqual([shen])
  expect((await seenBy(li))!.people).toEqual({})
})

test('a task of somebody who has left: administrators and the initiator hear of it once, instead of nobody', async () => {
  const filed = await submit(leave)
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  await office.settle()
  const { people } = office.world.database.open(office.org)
  const company = demoCompany()
  await people.save({ ...company, people: company.people.map((p) => (p.id === li ? { ...p, active: false } : p)) })
  for (let n = 0; n < 2; n++) {
    office.clock.advance({ hours: 2 })
    await office.does({ request: filed.request, command: { do: 'urge', by: wang } })
  }
  const administrator = (await people.organisation()).people().find((p) => p.active && p.roles.includes('admin'))
  for (const id of [wang, administrator!.id])
    expect((await office.messages(id)).filter((m) => m.text?.includes('已离职') ?? false)).toHaveLength(1)
})
