// A process of its own that says what the offline engine costs: load, memory and time a message, with a directory of so many people. `npx tsx scripts/eval-load.ts PEOPLE`.
import fs from 'node:fs'
import path from 'node:path'
import { calendarOf } from '../src/kernel/calendar.ts'
import { Temporal, stopwatch } from '../src/kernel/clock.ts'
import { createRandom } from '../src/language/training/expand.ts'

const people = Number(process.argv[2] ?? 0)
const rss = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 1e6
}

/** Processor time of this process: what other work on the machine takes is not in it. */
const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const before = rss()
const [loading, loadingFrom] = [stopwatch(), cpu()]
const { catalogueLexicon } = await import('../src/language/lexicon.ts')
const { prepare, understand } = await import('../src/language/understand.ts')
const lexicon = catalogueLexicon(madeUp(people))
prepare(lexicon)
const loadMs = loading()
const loadCpuMs = cpu() - loadingFrom
/** Compiled and waiting for the first message. */
const loadedMb = rss() - before

const folder = path.join(import.meta.dirname, '../test/eval')
const texts = fs
  .readdirSync(folder)
  .filter((f) => /^dev.*\.jsonl$/u.test(f))
  .flatMap((f) => fs.readFileSync(path.join(folder, f), 'utf8').split('\n'))
  .filter((l) => l !== '')
  .map((l) => (JSON.parse(l) as { text: string }).text)
const moment = { now: Temporal.Instant.from('2026-05-13T02:00:00Z'), zone: 'Asia/Shanghai', calendar: calendarOf('CN') }
const first = stopwatch()
understand(texts[0] ?? '', lexicon, { turns: [] }, moment)
const firstMs = first()
const start = cpu()
const taken = texts.map((text) => {
  const [elapsed, from] = [stopwatch(), cpu()]
  understand(text, lexicon, { turns: [] }, moment)
  return { wall: elapsed(), cpu: cpu() - from }
})
const all = cpu() - start
const at = (share: number, of: (t: { wall: number; cpu: number }) => number): number =>
  taken.map(of).sort((a, b) => a - b)[Math.floor(taken.length * share)] ?? 0
const round = (n: number, digits = 0): number => Number(n.toFixed(digits))
console.log(
  JSON.stringify({
    people,
    loadMs: round(loadMs),
    loadCpuMs: round(loadCpuMs),
    loadedMb: round(loadedMb),
    firstMs: round(firstMs),
    addedMb: round(rss() - before),
    p50: round(
      at(0.5, (t) => t.wall),
      2,
    ),
    p95: round(
      at(0.95, (t) => t.wall),
      2,
    ),
    cpu95: round(
      at(0.95, (t) => t.cpu),
      2,
    ),
    perCpuSecond: round((1000 * taken.length) / all),
  }),
)

/** Chinese and English names, many of them alike. */
function madeUp(count: number): { id: string; name: string; aliases: string[]; department: string }[] {
  const random = createRandom(11)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const surnames = [
    ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
  ]
  const given = [
    ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌宇浩凯欣怡思远梦琪子轩雨晨佳俊峰瑞雪',
  ]
  const firsts =
    'Tom Anna Mike Sarah Emma David Lucy Peter Maria James Laura Kevin Nina Oscar Paula Ravi Priya Chen Yuki Omar'.split(
      ' ',
    )
  const lasts =
    'Baker Schmidt Chen Lee Patel Novak Garcia Rossi Müller Kim Singh Brown Walker Young King Hill Green Adams Scott Moore'.split(
      ' ',
    )
  return Array.from({ length: count }, (_, i) => {
    const name =
      i % 3 === 0
        ? `${pick(firsts)} ${pick(lasts)}`
        : pick(surnames) + pick(given) + (random() < 0.7 ? pick(given) : '')
    return { id: `p${i}`, name, aliases: [], department: `部门${i % 200}` }
  })
}
