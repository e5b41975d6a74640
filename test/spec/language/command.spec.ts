// `yiju understand`: JSON lines in, acts out, order kept, a bad line answered by its error.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '../../..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-understand-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const at = path.join(folder, name)
  fs.writeFileSync(at, text)
  return at
}
function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/yiju.mjs', 'understand', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  })
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter((l) => l !== '')
      .map((l) => JSON.parse(l) as Record<string, unknown>),
  }
}
const at = ['--at', '2026-05-13T10:00:00+08:00', '--engine', 'offline']

test('answers in order, from a file or standard input, with the directory at hand', () => {
  const people = file('people.json', JSON.stringify([{ name: '王芳', department: '市场部' }]))
  const input =
    '\uFEFF{"id":"a","text":"明天请病假"}\n\n{"id":2,"text":"同意王芳的报销"}\n{"id":"c","text":"嗯","context":[{"role":"assistant","text":"请假申请：病假 5月14日。确认提交吗？"}]}\n'
  for (const { status, lines } of [
    run([...at, '--people', people], input),
    run([...at, '--people', people, file('in.jsonl', input)]),
  ]) {
    expect(status).toBe(0)
    expect(lines.map((l) => l['id'])).toEqual(['a', 2, 'c'])
    expect(lines[0]).toMatchObject({
      engine: 'offline',
      acts: [{ act: 'start', process: 'leave', fields: { leaveType: 'sick', start: '2026-05-14', end: '2026-05-14' } }],
    })
    expect(lines[1]).toMatchObject({ acts: [{ act: 'approve', target: { owner: '王芳', process: 'expense' } }] })
    expect(lines[2]).toMatchObject({ acts: [{ act: 'confirm' }] })
    expect(lines.every((l) => typeof l['ms'] === 'number')).toBe(true)
  }
})

test('a bad line is answered by its error, the others go on, and the end is not a success', () => {
  const { status, lines } = run(at, 'no json\n{"id":"x"}\n{"id":"y","text":"你好"}\n')
  expect(status).toBe(1)
  expect(lines[0]).toEqual({ id: null, error: expect.any(String) as string })
  expect(lines[1]).toEqual({ id: 'x', error: expect.any(String) as string })
  expect(lines[2]).toMatchObject({ id: 'y', acts: [{ act: 'smallTalk' }] })
})

test.each([
  [['--at', 'yesterday']],
  [['--zone', 'Mars/Olympus']],
  [['--engine', 'magic']],
  [['--people', '/no/such/file.json']],
  [['/no/such/file.jsonl']],
])('wrong usage is one line and exit 2: %j', (args) => {
  const { status, stderr } = run(args)
  expect(status).toBe(2)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a long input is shared between threads: nothing is lost, nothing changes place, a bad line among them is answered', () => {
  const lines = Array.from({ length: 3500 }, (_, i) =>
    i === 3300 ? 'no json' : JSON.stringify({ id: i, text: i % 2 ? '明天请病假' : 'approve the second one' }),
  )
  const answered = run([...at, file('long.jsonl', lines.join('\r\n'))])
  expect(answered.status).toBe(1)
  expect(answered.lines.map((l) => l['id'])).toEqual(lines.map((_, i) => (i === 3300 ? null : i)))
  expect(new Set(answered.lines.map((l) => JSON.stringify(l['acts']))).size).toBe(3)
})
