// Questions in the chat, answered from the company's documents with their source, as each person may read them.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { seedDocuments } from '../../src/demo/documents.ts'
import { changeAcl } from '../../src/knowledge/ingest.ts'
import { openOffice, type Office } from '../kit/office.ts'

let office: Office
const open = async () => {
  office = await openOffice()
  await seedDocuments(documents(), { clock: office.world.clock, say: () => {} })
}
const documents = () => office.world.documents!(office.org)
const asks = async (person: string, question: string): Promise<Card> => {
  const [message] = await office.says(person, question)
  // Words nobody could place are answered in a sentence.
  return message?.card ?? { title: message?.text ?? '', tone: 'neutral', blocks: [], buttons: [] }
}
const text = (card: Card) => JSON.stringify(card)
const best = (card: Card) =>
  card.blocks.flatMap((b) => (b.block === 'quote' ? b.sentences.filter((s) => s.best) : [])).map((s) => s.text)[0]

beforeAll(open)

describe('an answer', () => {
  test.each([
    ['wang-fang', '婚假有几天', '婚假十天', '婚假与丧假规定'],
    ['oliver-hughes', 'how many days can I work from home', 'three days a week', 'Remote work'],
    ['wang-fang', '忘记密码怎么办', '自助重置', '账号与密码'],
  ])('%s: %s', async (person, question, quote, source) => {
    const card = await asks(person, question)
    expect(best(card)).toContain(quote)
    expect(text(card)).toContain(source)
    const link = card.blocks.flatMap((b) => (b.block === 'quote' ? [b.path] : []))[0]
    expect(link).toMatch(/^\/knowledge\/[^/#]+#[0-9a-f]{10}/)
  })

  test('what the documents do not say is said to be not there, and is remembered as a gap', async () => {
    const card = await asks('wang-fang', '公司可以带宠物上班吗')
    expect(card.title).toBe('公司文档里没有找到答案。')
    expect(card.buttons).toEqual([])
    const asked = await documents().questions.since(office.world.clock.now().subtract({ hours: 1 }))
    // The clock of these tests stands still, so the newest is found by its words.
    expect(asked.find((q) => q.question === '公司可以带宠物上班吗')).toMatchObject({
      person: 'wang-fang',
      answered: false,
    })
  })

  test('a question that leans on the one before is understood with it', async () => {
    await asks('chen-siyuan', '生育时女员工产假多少天')
    const card = await asks('chen-siyuan', '那陪产假呢')
    expect(best(card)).toContain('15 天')
    expect(text(card)).toContain('陪产')
  })

  test('useful or not is said with one press, of one’s own question only', async () => {
    await asks('xu-lu', '婚假有几天')
    const [thanks] = await office.presses('xu-lu', '👍 有用')
    expect(thanks?.text).toContain('记下了')
    const last = async () =>
      (await documents().questions.since(office.world.clock.now().subtract({ hours: 1 }))).findLast(
        (q) => q.person === 'xu-lu',
      )
    expect(await last()).toMatchObject({ person: 'xu-lu', useful: true })
    await office.presses('xu-lu', '👎 没用')
    expect(await last()).toMatchObject({ person: 'xu-lu', useful: false })
    expect(await documents().questions.judge((await last())!.id, 'li-qiang', { useful: true })).toBe(false)
  })
})

describe('rights', () => {
  const secret = '35999'

  test.each([
    ['meng-fan', '财务每月什么时候关账', '第三个工作日', true],
    ['wang-fang', '财务每月什么时候关账', '第三个工作日', false],
    ['lin-xiaotong', 'P6职级的薪酬带宽是多少', '36000', true],
    ['wang-fang', 'P6职级的薪酬带宽是多少', '36000', false],
    ['ma-jun', 'P6职级的薪酬带宽是多少', '36000', false],
    ['zhang-wei', '发布窗口是什么时候', '周二和周四', true],
    ['song-jiayi', '发布窗口是什么时候', '周二和周四', false],
  ])('%s asks %s', async (person, question, words, told) => {
    const said = text(await asks(person, question))
    expect(said.includes(words)).toBe(told)
    // Not by title, owner or suggestion either.
    if (!told) expect(said).not.toMatch(/薪酬带宽|月结|研发发布/)
  })

  test('a change counts for the very next question', async () => {
    expect(best(await asks('song-jiayi', '婚假有几天'))).toContain('十天')
    await changeAcl({ store: documents().store }, 'papers/hunjia-sangjia.md', ['department:hr'])
    expect(text(await asks('song-jiayi', '婚假有几天'))).not.toContain('婚假与丧假规定')
    await changeAcl({ store: documents().store }, 'papers/hunjia-sangjia.md', ['everyone'])
    expect(best(await asks('song-jiayi', '婚假有几天'))).toContain('十天')
  })

  test('a verified answer comes first, and only to those who may read what it rests on', async () => {
    const { questions } = documents()
    await questions.verify({
      id: 'v1', question: '月底关账后收到的发票怎么办', answer: `计入下月，编号 ${secret}。`,
      documents: ['papers/yuejie.md'], acl: ['everyone'], owner: 'xu-jing', at: office.world.clock.now(),
    }) // prettier-ignore
    const card = await asks('meng-fan', '月底关账后收到的发票怎么办？')
    expect(card.title).toBe('许静 确认过的回答')
    expect(text(card)).toContain(secret)
    expect(text(await asks('wang-fang', '月底关账后收到的发票怎么办？'))).not.toContain(secret)
    await documents().store.remove(['papers/yuejie.md'])
    expect(text(await asks('meng-fan', '月底关账后收到的发票怎么办？'))).not.toContain(secret)
  })
})
