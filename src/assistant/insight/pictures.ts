// Pictures of a digest and of figures, in the reader's words; stored for whoever they were drawn for.
import type { Block } from '../../chat/card.ts'
import { sha256 } from '../../kernel/hash.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Locale } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import type { Digest } from './digest.ts'
import type { Picture } from './ports.ts'

export function trendsOf(digest: Digest, locale: Locale): Picture[] {
  const words = wordsFor(locale).insight.digest
  // The first and last label of a phone's width must not touch: month and day are enough.
  const labels = digest.weeks.map((w) => `${w.from.month}/${w.from.day}`)
  const trends: Picture[] = [
    {
      picture: 'trend',
      title: words.chartCycle,
      at: labels,
      series: [
        { name: words.median, values: digest.weeks.map((w) => w.median), shape: 'line' },
        { name: words.slow, values: digest.weeks.map((w) => w.slow), shape: 'line' },
      ],
    },
    {
      picture: 'trend',
      title: words.chartLoad,
      at: labels,
      series: [
        { name: words.filedName, values: digest.weeks.map((w) => w.filed), shape: 'bar' },
        { name: words.finishedName, values: digest.weeks.map((w) => w.finished), shape: 'bar' },
      ],
    },
  ]
  // Axes without a single value say nothing.
  const drawn = trends.filter((t) => t.picture !== 'trend' || t.series.some((s) => s.values.some((v) => (v ?? 0) > 0)))
  return drawn.length > 0 ? drawn : trends
}

/** Undefined where nobody draws. Drawn twice under one name it is stored once. */
export async function pictureBlock(
  world: World,
  org: OrgId,
  owner: PersonId,
  { pictures, alt, name }: { pictures: readonly Picture[]; alt: string; name: string },
): Promise<Extract<Block, { block: 'image' }> | undefined> {
  if (!world.charts) return undefined
  const hash = sha256(`${org}/${owner}/${name}/${JSON.stringify(pictures)}`)
  const id = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  const { files } = world.database.open(org)
  if (!(await files.about(id)))
    await files.save({
      id,
      owner,
      name: `${name.replace(/[^\w-]+/gu, '-')}.png`,
      type: 'image/png',
      bytes: await world.charts.png(pictures),
      at: world.clock.now(),
    })
  return { block: 'image', file: id, alt }
}
