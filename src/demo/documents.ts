// The demo company's documents: the handbook, and papers of its own, some of them for a few people only; owners, and dates some of which are past.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Documents } from '../assistant/world.ts'
import { dateIn, stopwatch, type Clock } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'
import { EVERYONE } from '../knowledge/document.ts'
import { ingest, type Incoming } from '../knowledge/ingest.ts'
import { hashOf } from '../knowledge/prepare.ts'

const FOLDERS = {
  handbook: fileURLToPath(new URL('../../handbook', import.meta.url)),
  papers: fileURLToPath(new URL('papers', import.meta.url)),
}
const SOURCE = 'handbook'

/** Once: what somebody changed or removed since stays changed. A start that was killed in the middle goes on. */
export async function seedDocuments(
  { store, sources, readers }: Pick<Documents, 'store' | 'sources' | 'readers'>,
  { clock, say }: { clock: Clock; say(line: string): void },
): Promise<void> {
  if ((await sources.find(SOURCE))?.state === 'ok') return
  const elapsed = stopwatch()
  const source = { id: SOURCE, kind: 'folder', location: FOLDERS.handbook, problems: [], settings: {} } as const
  await sources.save({ ...source, state: 'reading' })
  const report = await ingest({ store, clock }, files(readers))
  const today = dateIn(clock.now(), 'Asia/Shanghai')
  for (const [n, document] of (await store.documents()).filter((d) => d.source === SOURCE).entries()) {
    const owner = document.owner ?? ownerOf(document.id)
    // One in twelve is overdue; the others are looked at again within the year.
    const reviewOn = today.add({ days: n % 12 === 5 ? -20 - n : 30 + ((n * 37) % 330) })
    await store.changeOwner(document.id, { owner, reviewOn: document.reviewOn ?? reviewOn.toString() })
  }
  const { problems, ...counts } = report
  await sources.save({ ...source, state: 'ok', problems, checkedAt: clock.now(), report: counts })
  say(
    `read the company's documents: ${report.added + report.changed + report.unchanged} of them (${(elapsed() / 1000).toFixed(1)} s)`,
  )
}

function* files(readers: Documents['readers']): Generator<Incoming> {
  for (const [name, folder] of Object.entries(FOLDERS))
    for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = path.join(folder, entry)
      if (!fs.statSync(file).isFile()) continue
      const bytes = fs.readFileSync(file)
      const id = path.posix.join(name, entry.split(path.sep).join('/'))
      yield {
        id,
        location: file,
        source: SOURCE,
        acl: GROUPS[id] ?? [EVERYONE],
        hash: hashOf(bytes),
        load: async () => {
          const read = await readers.read({ name: file, bytes })
          const title = TITLES[id]
          return read.ok && title ? { ...read, document: { ...read.document, title } } : read
        },
      }
    }
}

/** Tables have no title of their own. */
const TITLES: Readonly<Record<string, string>> = {
  'handbook/zh/changjian-wenti.csv': '常见问题',
  'handbook/en/faq.csv': 'Frequently asked questions',
}

/** What only some may read; the papers say it themselves. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'handbook/zh/gongyingshang.md': ['department:purchasing', 'department:finance', 'department:legal'],
}

/** Who answers for what, by the first word that fits. */
const OWNERS: readonly [RegExp, PersonId][] = [
  [/^handbook\/en\/(expenses|card|purchasing|travel)/, 'he-jiayi'],
  [/^handbook\/en\/(contracts|gifts|data-protection|whistle)/, 'zheng-yi'],
  [/^handbook\/en\/(passwords|security|equipment)/, 'ma-jun'],
  [/^handbook\/en\//, 'sophie-lin'],
  [/baoxiao|chailv|jiekuan/, 'he-jiayi'],
  [/caigou|gongyingshang/, 'luo-jianguo'],
  [/hetong/, 'zheng-yi'],
  [/yinzhang/, 'qian-xiuying'],
  [/zhanghao|anquan|shebei|changjian/, 'ma-jun'],
  [/zhaopin|ruzhi|shiyong/, 'wu-qian'],
  [/fangke|huiyi|tingche|xiaofang/, 'sun-li'],
  [/nianjia|bingjia|shengyu|kaoqin|jiaban|yuancheng/, 'lin-xiaotong'],
]
const ownerOf = (id: string): PersonId => OWNERS.find(([fits]) => fits.test(id))?.[1] ?? 'zhou-hui'
