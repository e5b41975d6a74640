// The web server as a stranger, a colleague and another site meet it: what is not theirs is not even there.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestSummary } from '../../src/assistant/views.ts'
import { openDoor, SECRET, upload, type Door, type Visitor } from './http-door.ts'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const missing = { status: 404, code: 'not-found' }
const answerOf = async (asked: ReturnType<Visitor['get']>) => {
  const answer = await asked
  return { status: answer.status, code: answer.json<{ error?: { code: string } }>().error?.code }
}
const press = (button: string) => ({ id: randomUUID(), button })
const say = async (who: Visitor, text: string) => {
  const answer = await who.send('POST', '/api/chat/messages', { id: randomUUID(), text })
  await door.office.settle()
  return answer
}
/** 王芳 files a leave; the request, and a file that hangs on nothing yet. */
const fileLeave = async (wang: Visitor) => {
  await say(wang, '下周三到周五请年假，回老家')
  const { id } = await door.office.button('wang-fang', '提交')
  await wang.send('POST', '/api/chat/press', press(id))
  await door.office.settle()
  const { items } = (await wang.get('/api/requests')).json<{ items: RequestSummary[] }>()
  return items[0]!.id
}
const putFile = async (who: Visitor, name = '病假条.pdf', bytes = Buffer.from('%PDF-1.4')) => {
  const { type, payload } = upload(name, 'application/pdf', bytes)
  return who.raw({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': type, 'x-csrf': who.csrf },
    ...(payload === undefined ? {} : { payload }),
  })
}

const cookieOf = async (at: Door) =>
  String(
    (await at.call({ method: 'POST', url: '/api/session/demo', payload: { person: 'wang-fang' } })).headers[
      'set-cookie'
    ],
  )
const chat = (who: Visitor) => who.send('POST', '/api/chat/messages', { id: randomUUID(), text: '在吗' })
const knock = (headers: Record<string, string>, payload: object) =>
  door.call({ method: 'POST', url: '/api/local/session', headers, payload })

const why = async (person: string) =>
  (await knock({ 'x-local-secret': SECRET }, { person })).json<{ error: { why: string } }>().error.why

describe('another site', () => {
  const changes: readonly ['POST' | 'PATCH' | 'DELETE', string][] = [
    ['POST', '/api/chat/messages'],
    ['POST', '/api/chat/press'],
    ['POST', '/api/chat/form'],
    ['POST', '/api/chat/voice'],
    ['POST', '/api/me/accounts/code'],
    ['POST', '/api/me/accounts/unlink'],
    ['POST', '/api/files'],
    ['POST', '/api/requests'],
    ['POST', '/api/requests/preview'],
    ['POST', '/api/requests/some-id/commands'],
    ['POST', '/api/admin/processes'],
    ['DELETE', '/api/admin/lessons/some-id'],
    ['POST', '/api/admin/lessons/some-id/release'],
    ['DELETE', '/api/admin/lessons/some-id/release'],
    ['POST', '/api/knowledge/documents'],
    ['PATCH', '/api/knowledge/documents/some-id'],
    ['DELETE', '/api/knowledge/documents/some-id'],
    ['POST', '/api/knowledge/sources'],
    ['POST', '/api/knowledge/sources/some-id/run'],
    ['DELETE', '/api/knowledge/sources/some-id'],
    ['POST', '/api/knowledge/verified'],
    ['PATCH', '/api/knowledge/verified/some-id'],
    ['DELETE', '/api/knowledge/verified/some-id'],
    ['POST', '/api/knowledge/test'],
    ['POST', '/api/insight/findings/some-id'],
    ['PATCH', '/api/insight/rhythm'],
    ['PATCH', '/api/insight/settings'],
    ['PATCH', '/api/me'],
    ['DELETE', '/api/session'],
  ]

  test('the list above is every change there is', () => {
    const known = door.app.printRoutes({ commonPrefix: false, includeHooks: false })
    const made = [...known.matchAll(/([^\s├└─│]\S*) \(([^)]*)\)/g)].filter(([, , methods]) =>
      /POST|PATCH|PUT|DELETE/.test(methods ?? ''),
    )
    // Sign-in (2), the local door (19), links of mails (1) and webhooks (1) have locks of their own.
    expect(made.length).toBeGreaterThan(0)
    expect(made.flatMap(([, , methods]) => methods!.split(', ').filter((m) => !/GET|HEAD/.test(m)))).toHaveLength(
      changes.length + 2 + 19 + 1 + 1,
    )
  })

  test.each(changes)('may send the cookie, yet changes nothing: %s %s', async (method, url) => {
    const [wang, li] = [await door.signIn('wang-fang'), await door.signIn('li-qiang')]
    for (const headers of [{}, { 'x-csrf': '' }, { 'x-csrf': li.csrf }])
      expect(await answerOf(wang.raw({ method, url, headers, payload: {} }))).toEqual({
        status: 403,
        code: 'forbidden',
      })
    expect(await answerOf(door.call({ method, url, headers: { 'x-csrf': wang.csrf }, payload: {} }))).toEqual({
      status: 401,
      code: 'not-signed-in',
    })
    expect((await wang.get('/api/session')).json<{ me?: object }>().me).toBeDefined()
  })

  test.each(['cross-site', 'same-site'])('may not sign anybody in (%s)', async (from) => {
    const headers = { 'sec-fetch-site': from }
    for (const [url, payload] of [
      ['/api/session/demo', { person: 'wang-fang' }],
      ['/api/session/link', { token: 'x'.repeat(40) }],
    ] as const) {
      const answer = await door.call({ method: 'POST', url, headers, payload })
      expect(answer.status).toBe(403)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('a form of plain text cannot pass for JSON', async () => {
    const answer = await door.call({
      method: 'POST',
      url: '/api/session/demo',
      headers: { 'content-type': 'text/plain' },
      payload: '{"person":"wang-fang"}',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })
})

describe('a session', () => {
  test('is a cookie that scripts cannot read, for this site only, and over https only where there is https', async () => {
    expect(await cookieOf(door)).toMatch(/^yiju=\S{20,}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
    const https = await openDoor({ rules: { days: 1, secure: true } })
    expect(await cookieOf(https)).toContain('; Secure')
    await https.close()
  })

  test('ends when one signs out, and in time', async () => {
    const [here, there] = [await door.signIn('wang-fang'), await door.signIn('wang-fang')]
    await here.send('DELETE', '/api/session')
    expect((await here.get('/api/chat')).status).toBe(401)
    expect((await there.get('/api/chat')).status).toBe(200)
    door.office.clock.advance({ days: 14 })
    expect((await there.get('/api/chat')).status).toBe(401)
  })

  test('of somebody who leaves ends with them, and they cannot come back', async () => {
    const wang = await door.signIn('wang-fang')
    const { people } = door.office.world.database.open(door.office.org)
    const company = await people.organisation()
    await people.save({
      key: 'demo',
      name: company.name,
      zone: company.zone,
      calendar: company.calendar,
      departments: company.departments(),
      people: company.people().map((p) => (p.id === 'wang-fang' ? { ...p, active: false } : p)),
    })
    for (const path of ['/api/chat', '/api/tasks', '/api/requests', '/api/live'])
      expect((await wang.get(path)).status).toBe(401)
    expect((await wang.send('POST', '/api/chat/messages', { id: randomUUID(), text: '在吗' })).status).toBe(401)
    expect(
      (await door.call({ method: 'POST', url: '/api/session/demo', payload: { person: 'wang-fang' } })).status,
    ).toBe(404)
  })

  test('without one, nothing is told; outside demo mode not even who works here', async () => {
    const closed = await openDoor({ demo: false })
    for (const url of ['/api/people', '/api/departments', '/api/processes', '/api/counts', '/api/chat', '/api/tasks'])
      expect((await closed.call({ method: 'GET', url })).status).toBe(401)
    expect(
      (await closed.call({ method: 'POST', url: '/api/session/demo', payload: { person: 'wang-fang' } })).status,
    ).toBe(403)
    await closed.close()
  })
})

describe("what is somebody else's", () => {
  test('a request: the same answer as for one that does not exist', async () => {
    const id = await fileLeave(await door.signIn('wang-fang'))
    const xu = await door.signIn('xu-lu')
    const command = { key: randomUUID(), command: { do: 'approve' } }
    for (const one of [id, randomUUID(), "' or 1=1 --", '%2e%2e%2f'])
      expect(await answerOf(xu.get(`/api/requests/${encodeURIComponent(one)}`))).toEqual(missing)
    const [real, unreal] = [
      await xu.send('POST', `/api/requests/${id}/commands`, command),
      await xu.send('POST', `/api/requests/${randomUUID()}/commands`, { ...command, key: randomUUID() }),
    ]
    expect(real.json()).toEqual(unreal.json())
    expect(real.json()).toMatchObject({ ok: false, refusal: { refused: 'unknown-request' } })
    expect((await xu.get('/api/requests?scope=involved')).text).not.toContain(id)
  })

  test('a button: pressing it is pressing nothing', async () => {
    await fileLeave(await door.signIn('wang-fang'))
    const xu = await door.signIn('xu-lu')
    const { id } = await door.office.button('li-qiang', '同意')
    const said = async (button: string) => {
      await xu.send('POST', '/api/chat/press', press(button))
      await door.office.settle()
      return (await door.office.messages('xu-lu')).at(-1)?.text
    }
    expect(await said(id)).toBe(await said(randomUUID()))
    const wang = await door.signIn('wang-fang')
    const { items } = (await wang.get('/api/requests')).json<{ items: RequestSummary[] }>()
    expect(items[0]?.status).toBe('underway')
  })

  test('a file: its owner has it, an approver of a request that holds it, and nobody else', async () => {
    const wang = await door.signIn('wang-fang')
    const { file } = (await putFile(wang)).json<{ file: string }>()
    expect((await wang.get(`/api/files/${file}`)).status).toBe(200)
    for (const who of ['xu-lu', 'li-qiang']) {
      const other = await door.signIn(who)
      expect(await answerOf(other.get(`/api/files/${file}`))).toEqual(missing)
      expect(await answerOf(other.get(`/api/files/${randomUUID()}`))).toEqual(missing)
    }
    const values = {
      leaveType: 'sick',
      period: { start: '2026-03-11', end: '2026-03-12' },
      proof: [{ file, name: '病假条.pdf', size: 8, type: 'application/pdf' }],
    }
    const xu = await door.signIn('xu-lu')
    const stolen = await xu.send('POST', '/api/requests', { key: randomUUID(), process: 'leave', values })
    expect(stolen.json()).toMatchObject({ ok: false, refusal: { refused: 'invalid-form' } })
    await wang.send('POST', '/api/requests', { key: randomUUID(), process: 'leave', values })
    expect((await (await door.signIn('li-qiang')).get(`/api/files/${file}`)).status).toBe(200)
    expect(await answerOf(xu.get(`/api/files/${file}`))).toEqual(missing)
  })

  test('a private attachment is not for those who may see the request but not the field', async () => {
    const wang = await door.signIn('wang-fang')
    const { file } = (await putFile(wang)).json<{ file: string }>()
    const values = {
      leaveType: 'sick',
      period: { start: '2026-03-11', end: '2026-03-12' },
      reason: '手术',
      proof: [{ file, name: '病假条.pdf', size: 8, type: 'application/pdf' }],
    }
    const made = await wang.send('POST', '/api/requests', { key: randomUUID(), process: 'leave', values })
    const auditor = await door.signIn('zhao-min')
    const detail = await auditor.get(`/api/requests/${made.json<{ request: string }>().request}`)
    expect(detail.status).toBe(200)
    expect(detail.text).not.toContain('手术')
    expect(detail.text).not.toContain(file)
    expect(await answerOf(auditor.get(`/api/files/${file}`))).toEqual(missing)
  })

  test('a draft and its form', async () => {
    const wang = await door.signIn('wang-fang')
    await say(wang, '我要请假')
    const card = await door.office.card('wang-fang')
    const draft = card?.buttons.find((b) => b.form)?.form?.draft
    expect((await wang.get(`/api/chat/draft/${draft}`)).status).toBe(200)
    const xu = await door.signIn('xu-lu')
    for (const one of [draft, randomUUID()]) {
      expect(await answerOf(xu.get(`/api/chat/draft/${one}`))).toEqual(missing)
      expect(await answerOf(xu.send('POST', '/api/chat/form', { id: randomUUID(), draft: one, values: {} }))).toEqual(
        missing,
      )
    }
  })

  test('a key of a repeated submit: two people with the same key get two requests', async () => {
    const values = { leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-11' } }
    const body = { key: 'the-same-key', process: 'leave', values }
    const [one, two] = [
      await (await door.signIn('wang-fang')).send('POST', '/api/requests', body),
      await (await door.signIn('xu-lu')).send('POST', '/api/requests', body),
    ]
    expect(one.json<{ request: string }>().request).not.toBe(two.json<{ request: string }>().request)
  })
})

describe('too much', () => {
  test('of one person: a loop is stopped, politely, and others are not', async () => {
    const [wang, li] = [await door.signIn('wang-fang'), await door.signIn('li-qiang')]
    // The clock stands still: a minute of its own.
    door.office.clock.advance({ hours: 1 })
    const all = await Promise.all(Array.from({ length: 130 }, () => chat(wang)))
    expect(all.filter((a) => a.status === 200)).toHaveLength(120)
    const stopped = all.filter((a) => a.status !== 200)
    expect(stopped.map((a) => a.status)).toEqual(Array(10).fill(429))
    expect(stopped[0]?.json()).toMatchObject({ error: { message: { zh: expect.any(String), en: expect.any(String) } } })
    expect((await chat(li)).status).toBe(200)
    door.office.clock.advance({ minutes: 1 })
    expect((await chat(wang)).status).toBe(200)
  })

  test('of a body, and of a file: refused with words, stored nowhere', async () => {
    const wang = await door.signIn('wang-fang')
    const long = await wang.send('POST', '/api/chat/messages', { id: randomUUID(), text: 'x'.repeat(1_100_000) })
    expect(long.status).toBe(413)
    const big = await putFile(wang, 'big.pdf', Buffer.alloc(20 * 1024 * 1024 + 1))
    expect([big.status, big.json<{ error: { code: string } }>().error.code]).toEqual([413, 'too-large'])
  })

  test.each(['run.exe', 'page.html', 'picture.svg', 'script.js', 'x.PS1', 'archive.jar'])(
    'a program is never taken: %s',
    async (name) => {
      const answer = await putFile(await door.signIn('wang-fang'), name)
      expect([answer.status, answer.json<{ error: { code: string } }>().error.code]).toEqual([400, 'bad-input'])
    },
  )

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a\u202egpj.pdf', 'agpj.pdf'],
    [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(116)}.pdf`],
  ])("a file's name is only a name: %j", async (given, kept) => {
    const wang = await door.signIn('wang-fang')
    const { file, name } = (await putFile(wang, given)).json<{ file: string; name: string }>()
    expect(name).toBe(kept)
    const got = await wang.get(`/api/files/${file}`)
    expect(got.headers['content-type']).toBe('application/octet-stream')
    expect(got.headers['content-disposition']).toMatch(/^attachment; /)
  })
})

describe('headers', () => {
  test.each(['/api/session', '/api/chat', '/healthz', '/nowhere'])('%s is safe to open', async (url) => {
    const { headers } = await door.call({ method: 'GET', url })
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers['x-powered-by']).toBeUndefined()
    if (url.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store')
  })
})

describe('the local door', () => {
  test('is shut without the secret', async () => {
    for (const secret of ['', 'guess', SECRET.slice(1)]) {
      const answer = await knock(secret ? { 'x-local-secret': secret } : {}, { person: 'wang-fang' })
      expect(answer.status).toBe(403)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  test('tells whoever stands at it why: which namesake is meant, or that there is nobody', async () => {
    expect(await why('张伟')).toBe(
      '"张伟" could be zhang.wei@chengjiang.example or zhang.wei.2@chengjiang.example: say which by e-mail',
    )
    expect(await why('王大锤')).toBe('nobody is called "王大锤"')
  })
})
