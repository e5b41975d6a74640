// `yiju kb` with a server on the same data directory and without: the same words out, one door for the machine's owner, and a killed run goes on.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { postNotice } from '../../src/cli/connect.ts'
import { addPaths } from '../../src/cli/kb-add.ts'
import { withDesk } from '../../src/cli/kb-open.ts'
import { createTestDataDir } from '../kit/database.ts'
import { openDoor, SECRET, type Door } from './http-door.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []
const folder = (name = 'yiju-kb-'): string => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), name))
  folders.push(made)
  return made
}
afterAll(() => folders.forEach((f) => fs.rmSync(f, { recursive: true, force: true })))

const PAPERS = {
  'bus.md': '# 班车\n\n早班车 7:13 从龙阳路地铁站发车，晚班车 18:40 返回。',
  'pay.md': '---\nacl: role:hr\n---\n# 奖金\n\n总监的年终奖是六个月工资。',
  'broken.docx': 'this is no docx',
}

async function playThrough(data: string, papers: string) {
  const without = <T extends { ms: number }>({ ms: _ms, ...rest }: T) => rest
  return withDesk({ data }, async (desk) => {
    const first = await addPaths(desk, [papers], {})
    const again = await addPaths(desk, [papers], {})
    fs.rmSync(path.join(papers, 'bus.md'))
    const everyone = (await desk.reader()).groups
    const asked = {
      open: without(await desk.ask('早班车几点从龙阳路发车', everyone)),
      secret: without(await desk.ask('总监的年终奖是多少', everyone)),
      hr: without(await desk.ask('总监的年终奖是多少', (await desk.reader('role:hr')).groups)),
      found: without(await desk.search('早班车', everyone, 3)),
    }
    const gone = await addPaths(desk, [papers], {})
    const { sources } = await desk.status()
    fs.writeFileSync(path.join(papers, 'bus.md'), PAPERS['bus.md'])
    return {
      reports: [first, again, gone].map(({ ms: _ms, problems, ...counts }) => ({
        ...counts,
        problems: problems.length,
      })),
      asked,
      source: sources.filter((s) => s.location === papers).map(({ checkedAt: _c, dueAt: _d, ...s }) => s),
    }
  })
}

describe('through a running server', () => {
  let door: Door
  let data: string
  beforeAll(async () => {
    door = await openDoor()
    data = folder()
    await door.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = door.app.server.address() as { port: number }
    postNotice(data, { url: `http://127.0.0.1:${port}`, secret: SECRET, pid: process.pid })
  })
  afterAll(() => door.close())

  test('adding, asking, searching and the state of sources are the same as without one', async () => {
    const papers = folder('papers-')
    for (const [name, text] of Object.entries(PAPERS)) fs.writeFileSync(path.join(papers, name), text)
    const through = await playThrough(data, papers)
    const own = await createTestDataDir()
    folders.push(own)
    const direct = await playThrough(own, papers)
    expect(through).toEqual(direct)
    expect(through.reports).toMatchObject([
      { added: 2, unchanged: 0, problems: 1 },
      { added: 0, unchanged: 2, problems: 1 },
      { removed: 1, unchanged: 1, problems: 1 },
    ])
    expect(through.asked.open.answer).toContain('7:13')
    expect(through.asked.secret.answer ?? '').not.toContain('六个月')
    expect(through.asked.hr.answer).toContain('六个月')
  })

  test('what a command added is what the server answers with, at once', async () => {
    const papers = folder('papers-')
    fs.writeFileSync(path.join(papers, 'pool.md'), '# 健身房\n\n健身房在三楼，早上六点半开门。')
    await withDesk({ data }, (desk) => addPaths(desk, [papers], {}))
    const reader = await door.signIn('wang-fang')
    expect((await reader.get(`/api/knowledge/search?q=${encodeURIComponent('健身房几点开门')}`)).text).toContain(
      '六点半',
    )
  })

  test('the door opens for whoever has the secret of the data directory, and for nobody else', async () => {
    expect(fs.statSync(path.join(data, 'server.json')).mode & 0o777).toBe(0o600)
    const routes = [
      'org',
      'documents',
      'save',
      'acl',
      'remove',
      'sources',
      'source',
      'reader',
      'search',
      'ask',
      'status',
    ]
    const me = await door.signIn('sun-li')
    for (const route of routes) {
      const url = `/api/local/kb/${route}`
      for (const headers of [{}, { 'x-local-secret': 'wrong' }, { cookie: me.cookie, 'x-csrf': me.csrf }])
        expect((await door.call({ method: 'POST', url, headers, payload: {} })).status, route).toBe(403)
    }
  })
})

test('kill -9 in the middle of an add: the next one goes on where it stopped', { timeout: 300_000 }, async () => {
  const data = await createTestDataDir()
  folders.push(data)
  const papers = folder('papers-')
  const COUNT = 900
  for (let n = 0; n < COUNT; n++)
    fs.writeFileSync(
      path.join(papers, `p${n}.md`),
      `# 规定 ${n}\n\n${Array.from({ length: 8 }, (_, i) => `第 ${i} 条：编号 ${n * 31 + i} 的物品由 ${n % 17} 号库房保管，借用期 ${i + 2} 天。`).join('\n\n')}`,
    )
  const add = () =>
    spawn(process.execPath, ['scripts/yiju.mjs', 'kb', 'add', papers, '--data', data], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
  const first = add()
  await new Promise<void>((done) => {
    let said = ''
    first.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (/\d+ new passages/.test(said)) done()
    })
    first.once('close', () => done())
  })
  process.kill(-first.pid!, 'SIGKILL')
  await new Promise<void>((done) => {
    if (first.exitCode !== null || first.signalCode !== null) done()
    else first.once('close', () => done())
  })
  const second = add()
  let out = ''
  second.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await new Promise((done) => {
    second.once('close', done)
  })
  const report = JSON.parse(out) as { added: number; unchanged: number; removed: number; problems: unknown[] }
  expect(report.unchanged).toBeGreaterThan(0)
  expect(report.added).toBeGreaterThan(0)
  expect(report).toMatchObject({ removed: 0, problems: [] })
  expect(report.added + report.unchanged).toBe(COUNT)
  await withDesk({ data }, async (desk) => {
    const { documents, sources } = await desk.status()
    expect(documents).toBe(COUNT)
    expect(sources).toMatchObject([{ state: 'ok', documents: COUNT }])
  })
})
