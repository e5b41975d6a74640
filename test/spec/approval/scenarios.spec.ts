// `yiju process check` and `yiju process run`: the example scenarios go as they say, and a wrong file is answered.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { registerProcess } from '../../../src/cli/process.ts'
import { playScenario } from '../../../src/cli/process-play.ts'
import { readScenario } from '../../../src/cli/process-scenario.ts'
import { defined } from '../../kit/approval.ts'

const processes = fileURLToPath(new URL('../../../processes/', import.meta.url))
const scenarios = readdirSync(join(processes, 'scenarios'))
const definitionOf = (scenario: string) => `${scenario.split('-')[0]}.yaml`
const folder = mkdtempSync(join(tmpdir(), 'yiju-process-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function yiju(...args: string[]): Promise<{ out: string; code: number }> {
  let out = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const before = process.exitCode
  process.exitCode = 0
  try {
    const program = new Command().exitOverride()
    registerProcess(program)
    await program.parseAsync(args, { from: 'user' })
    return { out, code: Number(process.exitCode) }
  } finally {
    process.exitCode = before
    write.mockRestore()
    quiet.mockRestore()
  }
}

describe('the example scenarios', () => {
  test('there are some', () => expect(scenarios.length).toBeGreaterThanOrEqual(2))
  test.each(scenarios)('%s goes as it says', (file) => {
    const read = readScenario(readFileSync(join(processes, 'scenarios', file), 'utf8'))
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    const definition = defined(readFileSync(join(processes, definitionOf(file)), 'utf8'))
    const moments = [...playScenario(definition, read.scenario)]
    expect(moments.flatMap((m) => m.wrong ?? [])).toEqual([])
    expect(moments.at(-1)?.state?.status).toMatch(/approved|rejected/)
  })
  test('deadlines fire on the way', async () => {
    const { out, code } = await yiju(
      'process',
      'run',
      join(processes, 'leave.yaml'),
      join(processes, 'scenarios/leave-corrected.yaml'),
    )
    expect(code).toBe(0)
    expect(out).toContain('2026-03-05 16:00  clock remind:')
    expect(out).toContain('Reminded 李四, number 1')
    expect(out).toContain('BecameOverdue 李四')
    expect(out).toMatch(/RequestApproved\n {2}→ approved\n$/)
  })
  test('as JSON: a line a command, with the open tasks', async () => {
    const { out } = await yiju(
      'process',
      'run',
      '--json',
      join(processes, 'leave.yaml'),
      join(processes, 'scenarios/leave-corrected.yaml'),
    )
    const lines = out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l) as { status: string; open: { person: string }[]; events?: object[] })
    expect(lines[0]).toMatchObject({
      status: 'underway',
      open: [{ person: 'li', step: 'manager' }],
      command: { do: 'submit' },
    })
    expect(lines.at(-1)).toMatchObject({ status: 'approved', open: [] })
  })
})

const scenario = (play: string, people = '{ li: {}, zhang: { manager: li } }') =>
  `people: ${people}\nplay:\n  ${play}\n`
const submitted = 'values: { leaveType: annual, period: { start: 2026-03-11, end: 2026-03-11 } }'

describe('a scenario that is wrong', () => {
  test.each([
    ['a verb nobody knows', scenario('- { by: zhang, do: sing }'), 'play.0: do: submit |'],
    ['an unknown person', scenario(`- { by: wu, do: submit, ${submitted} }`), 'play.1.by: nobody is called wu'],
    [
      'an unknown manager',
      scenario('- { clock: +1 hour }', '{ zhang: { manager: boss } }'),
      'people.zhang.manager: nobody is called boss',
    ],
    ['a zone that is none', `zone: Mars\n${scenario('- { clock: +1 hour }')}`, 'zone: an IANA zone'],
    ['nothing to play', 'people: { a: {} }\nplay: []\n', 'play: '],
    ['no YAML', 'people: {', 'line 1'],
  ])('%s', (_, text, told) => {
    const read = readScenario(text)
    expect('problems' in read ? read.problems.join('\n') : '').toContain(told)
  })
  test.each([
    ['an unexpected refusal', `- { by: zhang, do: submit, values: {} }`, 'refused: invalid-form'],
    [
      'an expectation that is not met',
      `- { by: zhang, do: submit, ${submitted}, expect: approved }`,
      'expected approved, got underway',
    ],
  ])('%s fails the run', async (_, play, told) => {
    const file = join(folder, 'scenario.yaml')
    writeFileSync(file, scenario(play))
    const { out, code } = await yiju('process', 'run', join(processes, 'leave.yaml'), file)
    expect(code).toBe(1)
    expect(out).toContain(`✗ ${told}`)
  })
  test.each(['+soon', '2026-03-04T09:00', 'tomorrow'])('the clock does not go to %s', async (clock) => {
    const file = join(folder, 'clock.yaml')
    writeFileSync(file, scenario(`- { clock: "${clock}" }`))
    await expect(yiju('process', 'run', join(processes, 'leave.yaml'), file)).rejects.toThrow(/time|backwards/)
  })
})

describe('check', () => {
  test('all is well', async () =>
    expect(await yiju('process', 'check', ...['leave', 'seal'].map((p) => join(processes, `${p}.yaml`)))).toEqual({
      out: '',
      code: 0,
    }))
  test('line:column, where, what → how to mend it', async () => {
    const file = join(folder, 'wrong.yaml')
    writeFileSync(file, readFileSync(join(processes, 'leave.yaml'), 'utf8').replace('when: days > 3', 'when: dayz > 3'))
    const english = await yiju('process', 'check', file)
    expect(english.code).toBe(1)
    expect(english.out).toMatch(
      /^\d+:11 route\.head\.when the condition names dayz, which does not exist → did you mean days\?\n$/,
    )
    expect((await yiju('process', 'check', '--lang', 'zh', file)).out).toContain('条件里的 dayz 不存在 → 是不是 days？')
    expect(JSON.parse((await yiju('process', 'check', '--json', file)).out)).toMatchObject({
      column: 11,
      path: 'route.head.when',
    })
  })
  test('a file that is not there is wrong usage', async () =>
    expect(yiju('process', 'check', join(folder, 'none.yaml'))).rejects.toThrow(/cannot read/))
})
