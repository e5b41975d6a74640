// 10,000 random questions of random people, while rights change: nothing of what a person may not read shows in an answer, a title, a count, a suggestion, a list or a log.
import { beforeAll, expect, test } from 'vitest'
import { askDocuments } from '../../src/assistant/knowledge/ask.ts'
import { listDocuments, openDocument, searchDocuments } from '../../src/assistant/knowledge/read.ts'
import { listGaps, listVerified } from '../../src/assistant/knowledge/teach.ts'
import type { Documents, World } from '../../src/assistant/world.ts'
import { Fault } from '../../src/kernel/fault.ts'
import type { Log } from '../../src/kernel/log.ts'
import { changeAcl, ingest } from '../../src/knowledge/ingest.ts'
import { groupsOf } from '../../src/knowledge/reader.ts'
import type { Organisation, Person } from '../../src/people/organisation.ts'
import { openOffice, type Office } from '../kit/office.ts'

const QUESTIONS = 10_000
const TOPICS = ['年假', '报销', '采购', '合同', '门禁', '奖金', '培训', '差旅', '加班', '住宿'] as const
const FACTS = ['天数', '标准', '流程', '负责人', '期限', '金额', '地点', '次数'] as const

let office: Office
let world: World
let documents: Documents
let organisation: Organisation
let people: readonly Person[]
const logged: string[] = []
/** What each document must not be known by: words that stand in it, its title, its heading, its id. */
const papers: { id: string; acl: readonly string[]; marks: readonly string[] }[] = []

let seed = 20_261_126
const random = (n: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * n)
}
const pick = <T>(items: readonly T[]): T => items[random(items.length)]!
/** Like a word, and nowhere else. */
const mark = (kind: string, n: number) => `${kind}${(n * 7919 + 104_729).toString(36)}zq`

const someAcl = (): string[] => {
  const person = pick(people)
  const kinds = [
    ['everyone'],
    [`person:${person.id}`],
    [`department:${person.department}`],
    ...person.roles.map((r) => [`role:${r}`]),
  ]
  return [...new Set([...pick(kinds), ...(random(3) === 0 ? pick(kinds) : [])])]
}

beforeAll(async () => {
  office = await openOffice()
  documents = office.world.documents!(office.org)
  const keep = (...args: unknown[]) =>
    void logged.push(JSON.stringify(args, (_k, v: unknown) => (v instanceof Error ? v.message : v)))
  const log: Log = { error: keep, warn: keep, info: keep, debug: keep }
  world = { ...office.world, log }
  organisation = await world.database.open(office.org).people.organisation()
  people = organisation.people()
  for (let n = 0; n < 120; n++)
    papers.push({
      id: `${mark('id', n)}.md`,
      acl: someAcl(),
      marks: ['body', 'title', 'head', 'id'].map((k) => mark(k, n)),
    })
  await ingest(
    { store: documents.store, clock: world.clock },
    papers.map(({ id, acl, marks: [body, title, head] }) => {
      const [topic, fact] = [pick(TOPICS), pick(FACTS)]
      return {
        id,
        location: id,
        source: 'list',
        acl,
        hash: id,
        load: async () => ({
          ok: true as const,
          document: {
            title: `${topic}规定 ${title}`,
            blocks: [
              { kind: 'heading' as const, level: 2, text: `${fact} ${head}` },
              { kind: 'paragraph' as const, text: `${topic}的${fact}是 ${body}，由${pick(TOPICS)}小组核对。` },
            ],
          },
        }),
      }
    }),
  )
  for (const paper of papers.slice(0, 40))
    await documents.store.changeOwner(paper.id, { owner: pick(people).id, reviewOn: '2026-01-01' })
})

const mayRead = (acl: readonly string[], person: Person): boolean => {
  const groups = groupsOf(person, organisation)
  return acl.some((group) => groups.has(group))
}
/** The asker's own words come back to them; a document that shows would show more of itself than what was asked. */
const leaksIn = (shown: unknown, person: Person, asked = ''): string[] => {
  const text = JSON.stringify(shown)
  return papers
    .filter((p) => !mayRead(p.acl, person))
    .flatMap((p) => p.marks.filter((m) => text.includes(m) && !asked.includes(m)).map((m) => `${person.id}: ${m}`))
}
const question = () =>
  random(4) === 0
    ? `${pick(papers).marks[random(4)]} 是什么`
    : random(5) === 0
      ? `what is ${pick(papers).marks[0]}`
      : `${pick(TOPICS)}的${pick(FACTS)}是${pick(['什么', '多少', '谁'])}`

test(`${QUESTIONS} questions`, { timeout: 1_200_000 }, async () => {
  const leaks: string[] = []
  let [answered, shown, wrongCounts] = [0, 0, 0]
  for (let n = 0; n < QUESTIONS; n++) {
    // What one person was shown must not be what the next one gets, nor what it was before rights changed.
    if (n % 100 === 0) {
      const paper = pick(papers)
      paper.acl = someAcl()
      await changeAcl({ store: documents.store, library: await documents.library() }, paper.id, paper.acl)
    }
    const person = pick(people)
    const asked = question()
    const remember = n % 50 === 0 ? { remember: `q${n}` } : {}
    const view =
      n % 20 === 0
        ? await searchDocuments(world, office.org, person.id, asked)
        : await askDocuments(world, office.org, person, { question: asked, ...remember })
    leaks.push(...leaksIn(view, person, asked))
    shown += JSON.stringify(view).includes('zq') ? 1 : 0
    if (view && 'visible' in view) {
      if (view.answer !== null) answered += 1
      if (view.visible !== papers.filter((p) => mayRead(p.acl, person)).length) wrongCounts += 1
    }
  }
  expect(leaks).toEqual([])
  expect(wrongCounts).toBe(0)
  // It was no empty silence.
  expect(answered).toBeGreaterThan(QUESTIONS / 20)
  expect(shown).toBeGreaterThan(QUESTIONS / 10)
  // Neither questions nor answers stand in the log.
  expect(logged.join('\n')).not.toMatch(/zq\b|规定/)
})

test('lists, pages, gaps and owners’ answers of everybody', { timeout: 300_000 }, async () => {
  for (const [n, paper] of papers.slice(0, 30).entries())
    await documents.questions.verify({
      id: `v${n}`,
      question: `${pick(TOPICS)}的${pick(FACTS)}是什么 ${n}`,
      answer: `答案是 ${paper.marks[0]}`,
      documents: [paper.id],
      acl: ['everyone'],
      owner: pick(people).id,
      at: world.clock.now(),
    })
  const leaks: string[] = []
  for (const person of people.filter((p) => p.active)) {
    const keeper = person.roles.includes('admin') || person.roles.includes('knowledge')
    const list = await listDocuments(world, office.org, person.id)
    // Who looks after all of them sees that they are there, by their titles.
    if (!keeper) leaks.push(...leaksIn(list, person))
    leaks.push(...leaksIn(await listVerified(world, office.org, person.id), person))
    // What they themselves asked holds marks too, so only documents and titles count.
    const gaps = await listGaps(world, office.org, person.id).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'forbidden') return []
      throw error
    })
    leaks.push(
      ...leaksIn(
        gaps.flatMap((g) => g.documents),
        person,
      ),
    )
    for (let n = 0; n < 6; n++) {
      const answer = await askDocuments(world, office.org, person, {
        question: `${pick(TOPICS)}的${pick(FACTS)}是什么 ${random(30)}`,
      })
      leaks.push(...leaksIn(answer, person))
    }
    const closed = papers.find((p) => !mayRead(p.acl, person))
    if (closed)
      await expect(openDocument(world, office.org, person.id, closed.id)).rejects.toMatchObject({ code: 'not-found' })
  }
  expect(leaks).toEqual([])
})
