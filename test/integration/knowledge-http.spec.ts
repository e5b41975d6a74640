// The knowledge base over HTTP: who finds what, and that nothing of what a person may not read shows anywhere.
import { beforeAll, describe, expect, test } from 'vitest'
import { tellOwners } from '../../src/assistant/knowledge/digest.ts'
import type { KnowledgeView, SearchView, UploadView } from '../../src/assistant/knowledge/views.ts'
import { seedDocuments } from '../../src/demo/documents.ts'
import { openDoor, upload, type Door, type Visitor } from './http-door.ts'

let door: Door
const who: Record<string, Visitor> = {}
const PEOPLE = ['wang-fang', 'meng-fan', 'lin-xiaotong', 'sun-li', 'xu-jing', 'oliver-hughes', 'li-qiang']
beforeAll(async () => {
  door = await openDoor()
  const documents = door.office.world.documents!(door.office.org)
  await seedDocuments(documents, { clock: door.office.world.clock, say: () => {} })
  for (const person of PEOPLE) who[person] = await door.signIn(person)
})

const at = (id: string) => `/api/knowledge/documents/${encodeURIComponent(id)}`
const list = async (person: string) =>
  (await who[person]!.get('/api/knowledge')).json<KnowledgeView & Record<string, unknown>>()
const find = async (person: string, q: string) =>
  (await who[person]!.get(`/api/knowledge/search?q=${encodeURIComponent(q)}`)).json<
    SearchView & Record<string, unknown>
  >()
const sends = async (person: string, name: string, text: string, acl?: readonly string[]) => {
  const file = upload(name, 'text/plain', Buffer.from(text))
  // The browser puts the field before the file.
  const edge = file.type.split('boundary=')[1]!
  const field = acl ? `--${edge}\r\ncontent-disposition: form-data; name="acl"\r\n\r\n${JSON.stringify(acl)}\r\n` : ''
  const { csrf } = who[person]!
  return who[person]!.raw({
    method: 'POST',
    url: '/api/knowledge/documents',
    headers: { 'x-csrf': csrf, 'content-type': file.type },
    payload: Buffer.concat([Buffer.from(field), file.payload as Buffer]),
  })
}

/** Secret papers, a question each that names what stands in it, and who may read it. */
const SECRETS = [
  { id: 'papers/yuejie.md', title: '财务月结操作手册', question: '每月第三个工作日关账', words: '备用金账户余额', readers: ['meng-fan', 'xu-jing'] },
  { id: 'papers/xinchou-daikuan.md', title: '薪酬带宽表', question: 'P6 职级月薪带宽', words: '36000', readers: ['lin-xiaotong'] },
  { id: 'papers/fabu.md', title: '研发发布流程', question: '发布窗口和回滚', words: '错误率', readers: ['wang-fang', 'li-qiang', 'oliver-hughes'] },
] as const // prettier-ignore

describe('the matrix: every secret paper, every person', () => {
  test.each(SECRETS.flatMap((s) => PEOPLE.map((person) => [s.title, person, s] as const)))(
    '%s · %s',
    async (_t, person, secret) => {
      const may = (secret.readers as readonly string[]).includes(person)
      const page = await who[person]!.get(at(secret.id))
      expect(page.status).toBe(may ? 200 : 404)
      const found = JSON.stringify(await find(person, secret.question))
      expect(found.includes(secret.title)).toBe(may)
      if (!may) expect(found).not.toContain(secret.words)
      const { documents } = await list(person)
      const listed = documents.find((d) => d.id === secret.id)
      // Administrators look after all of them, so they see that it is there, and nothing of what is in it.
      if (person === 'sun-li') expect(listed).toMatchObject({ mayRead: false })
      else expect(listed !== undefined).toBe(may)
      if (!may) expect(page.text).not.toContain(secret.title)
    },
  )

  test('a paper nobody knows of and one that is kept from you are told apart by nothing', async () => {
    const [hidden, missing] = [
      await who['wang-fang']!.get(at('papers/yuejie.md')),
      await who['wang-fang']!.get(at('papers/none.md')),
    ]
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text])
  })
})

describe('reading', () => {
  test('a search says why each passage matched', async () => {
    const { hits, answer } = await find('wang-fang', '婚假有几天')
    expect(hits[0]).toMatchObject({ title: '婚假与丧假规定', why: { missing: [] } })
    expect(hits[0]!.why.words).toContain('婚假')
    expect(hits[0]!.text.slice(hits[0]!.from, hits[0]!.to)).toContain('十天')
    expect(answer.answer).toContain('十天')
  })

  test('a document shows its passages in order', async () => {
    const page = (await who['wang-fang']!.get(at('handbook/zh/yuancheng.md'))).json<{
      passages: { headings: string[] }[]
    }>()
    expect(page.passages.map((p) => p.headings.at(-1))).toEqual(['天数', '要求', '设备与网络'])
  })
})

describe('keeping', () => {
  test('a file is uploaded, found, replaced and gone', async () => {
    const added = await sends('sun-li', '班车时刻.md', '# 班车时刻\n\n早班车 7:13 从龙阳路地铁站发车。')
    expect(added.json<UploadView & Record<string, unknown>>()).toMatchObject({
      ok: true,
      document: { title: '班车时刻', owner: { id: 'sun-li' } },
    })
    expect(JSON.stringify(await find('wang-fang', '早班车几点发车'))).toContain('7:13')
    await sends('sun-li', '班车时刻.md', '# 班车时刻\n\n早班车 7:55 从龙阳路地铁站发车。')
    const now = JSON.stringify(await find('wang-fang', '早班车几点发车'))
    expect(now).toContain('7:55')
    expect(now).not.toContain('7:13')
    expect((await who['sun-li']!.send('DELETE', at('upload/班车时刻.md'))).status).toBe(200)
    expect(JSON.stringify(await find('wang-fang', '早班车几点发车'))).not.toContain('班车时刻')
  })

  test('a file that cannot be read is refused with the reason', async () => {
    const refused = (await sends('sun-li', '坏的.pdf', 'this is no pdf')).json()
    expect(refused).toMatchObject({ ok: false, name: '坏的.pdf', problem: 'corrupt' })
    expect((await sends('sun-li', 'tool.exe', 'MZ')).json()).toMatchObject({ ok: false, problem: 'unknown-kind' })
  })

  test('rights given and taken count for the very next search', async () => {
    await sends('sun-li', '搬家通知.txt', '搬家通知\n\n深圳办公室十二月搬到科技园 C 座。', ['department:apps'])
    const sees = async (person: string) => JSON.stringify(await find(person, '深圳办公室搬到哪里')).includes('C 座')
    expect(await sees('wang-fang')).toBe(false)
    const change = (acl: readonly string[]) => who['sun-li']!.send('PATCH', at('upload/搬家通知.txt'), { acl })
    expect((await change(['everyone'])).status).toBe(200)
    expect(await sees('wang-fang')).toBe(true)
    await change(['person:li-qiang'])
    expect([await sees('wang-fang'), await sees('li-qiang')]).toEqual([false, true])
  })

  test.each([
    ['POST', '/api/knowledge/documents', 403], ['DELETE', at('handbook/zh/yuancheng.md'), 403],
    ['GET', '/api/knowledge/sources', 403], ['GET', '/api/knowledge/gaps', 403],
    ['PATCH', at('handbook/zh/yuancheng.md'), 403], ['PATCH', at('papers/yuejie.md'), 404], ['DELETE', at('papers/yuejie.md'), 403],
    ['POST', '/api/knowledge/test', 403],
  ] as const)('somebody who keeps and owns nothing: %s %s', async (method, path, status) => {
    const bodies = { PATCH: { reviewOn: '2027-01-01' }, POST: { person: 'meng-fan', question: '关账' } }
    const answer =
      path === '/api/knowledge/documents' ? await sends('wang-fang', 'a.md', '# a')
      : method === 'GET' ? await who['wang-fang']!.get(path)
      : await who['wang-fang']!.send(method, path, method === 'DELETE' ? undefined : bodies[method])
    expect(answer.status).toBe(status)
  }) // prettier-ignore

  test('an owner says that it was looked at, and neither gives it away nor opens it', async () => {
    const paper = at('papers/yuejie.md')
    expect((await who['xu-jing']!.send('PATCH', paper, { reviewOn: '2027-06-01' })).json()).toMatchObject({
      reviewOn: '2027-06-01',
      overdue: false,
    })
    expect((await who['xu-jing']!.send('PATCH', paper, { acl: ['everyone'] })).status).toBe(403)
    expect((await who['sun-li']!.send('PATCH', paper, { owner: 'wang-fang' })).json()).toMatchObject({
      owner: { id: 'wang-fang' },
    })
    // Whoever answers for it may read it.
    expect((await who['wang-fang']!.get(paper)).status).toBe(200)
    await who['sun-li']!.send('PATCH', paper, { owner: 'xu-jing', acl: ['department:finance'] })
    expect((await who['wang-fang']!.get(paper)).status).toBe(404)
  })
})

test('changes of rights, owners and documents are written to the log, in order', async () => {
  const { log } = door.office.world.documents!(door.office.org)
  const before = (await log.list(1))[0]?.seq ?? 0
  await sends('sun-li', '停水通知.txt', '停水通知\n\n周五下午停水。', ['department:apps'])
  await who['sun-li']!.send('PATCH', at('upload/停水通知.txt'), { acl: ['everyone'], owner: 'wang-fang' })
  await who['sun-li']!.send('DELETE', at('upload/停水通知.txt'))
  // What was refused is not done, and so not written.
  await who['wang-fang']!.send('DELETE', at('handbook/zh/yuancheng.md'))
  const entries = (await log.list(10)).filter((e) => e.seq > before).toReversed()
  expect(entries.map((e) => [e.by, e.what, e.subject])).toEqual(
    ['uploaded', 'rights-changed', 'owner-changed', 'removed'].map((what) => ['sun-li', what, 'upload/停水通知.txt']),
  )
  expect(entries[1]!.detail).toEqual({ before: ['department:apps', 'person:sun-li'], after: ['everyone'] })
})

describe('teaching', () => {
  test('an owner’s answer is used first, changed, and taken back', async () => {
    const body = {
      question: '试用期可以请年假吗',
      answer: '可以，按当年已工作天数折算。',
      documents: ['papers/hunjia-sangjia.md'],
    }
    expect((await who['wang-fang']!.send('POST', '/api/knowledge/verified', body)).status).toBe(403)
    const made = (await who['lin-xiaotong']!.send('POST', '/api/knowledge/verified', body)).json<{ id: string }>()
    expect((await find('wang-fang', '试用期可以请年假吗？')).answer).toMatchObject({
      answer: body.answer,
      verifiedBy: { name: '林晓彤' },
    })
    const one = `/api/knowledge/verified/${made.id}`
    await who['lin-xiaotong']!.send('PATCH', one, { ...body, answer: '满一个月后可以。' })
    expect((await find('wang-fang', '试用期可以请年假吗')).answer.answer).toBe('满一个月后可以。')
    expect((await who['wang-fang']!.send('DELETE', one)).status).toBe(403)
    expect((await who['lin-xiaotong']!.send('DELETE', one)).status).toBe(200)
    expect((await find('wang-fang', '试用期可以请年假吗')).answer.verifiedBy).toBeUndefined()
  })

  test('an administrator tests a question as another person; it is nobody’s question', async () => {
    const ask = (person: string) =>
      who['sun-li']!.send('POST', '/api/knowledge/test', { person, question: '财务每月什么时候关账' })
    expect((await ask('meng-fan')).text).toContain('第三个工作日')
    expect((await ask('wang-fang')).text).not.toContain('第三个工作日')
    const asked = await door.office.world.documents!(door.office.org).questions.since(
      door.office.world.clock.now().subtract({ hours: 1 }),
    )
    expect(asked.filter((q) => q.question.includes('关账'))).toEqual([])
    const { log } = door.office.world.documents!(door.office.org)
    expect((await log.list(2)).map(({ by, what, subject, detail }) => [by, what, subject, detail['question']])).toEqual(
      [
        ['sun-li', 'tested-as', 'wang-fang', '财务每月什么时候关账'],
        ['sun-li', 'tested-as', 'meng-fan', '财务每月什么时候关账'],
      ],
    )
  })

  test('unanswered questions reach keepers, once a week on a card; overdue papers reach their owner', async () => {
    for (const person of ['wang-fang', 'li-qiang']) await door.office.says(person, '公司可以带宠物上班吗')
    const gaps = (await who['sun-li']!.get('/api/knowledge/gaps')).json<
      { question: string; people: number }[] & Record<string, unknown>
    >()
    expect(gaps.find((g) => g.question.includes('宠物'))).toMatchObject({ people: 2 })
    expect(await tellOwners(door.office.world, door.office.org)).toBeGreaterThan(1)
    await tellOwners(door.office.world, door.office.org)
    const cards = (await door.office.messages('sun-li')).filter((m) => m.card?.title === '本周知识库简报')
    expect(cards).toHaveLength(1)
    expect(JSON.stringify(cards[0])).toContain('宠物')
    // Once somebody has answered it, it is a gap no more.
    await who['sun-li']!.send('POST', '/api/knowledge/verified', {
      question: '公司可以带宠物上班吗',
      answer: '不可以。',
      documents: [],
    })
    expect((await who['sun-li']!.get('/api/knowledge/gaps')).text).not.toContain('宠物')
  })
})
