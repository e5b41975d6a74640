// Digests go out in the morning of each reader's own day: daily on working days, weekly on Mondays, never to whoever said no.
import { dateIn } from '../../kernel/clock.ts'
import { UnknownYear } from '../../kernel/calendar.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import { wordsFor } from '../../locales/words.ts'
import { calendarOf, type World } from '../world.ts'
import { digestCard } from './cards/digest.ts'
import { digestOf, rememberDigest, type Period } from './digest.ts'
import { pictureBlock, trendsOf } from './pictures.ts'
import { rewordAhead } from './reword.ts'
import { lineBelow } from './rights.ts'
import { rhythmOf } from './settings.ts'
import { tellOf } from './tell.ts'

/** A server that slept at eight catches up until noon. */
const MORNING = { from: 8, before: 12 }

/** Asked every hour; a digest of one day is sent once. Gives back how many went out. */
export async function sendDigests(world: World, org: OrgId): Promise<number> {
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const managers = new Set(organisation.people().flatMap((p) => (p.active && p.manager ? [p.manager] : [])))
  let sent = 0
  for (const id of managers) {
    const me = organisation.person(id)
    if (!me?.active) continue
    const period = dueFor(world, organisation, me, await rhythmOf(store.insight, id))
    if (period && (await sendDigest(world, org, me, period))) sent += 1
  }
  return sent
}

function dueFor(
  world: World,
  organisation: Organisation,
  me: Person,
  rhythm: 'off' | 'daily' | 'weekly',
): Period | undefined {
  const local = world.clock.now().toZonedDateTimeISO(me.zone)
  if (rhythm === 'off' || local.hour < MORNING.from || local.hour >= MORNING.before) return undefined
  if (rhythm === 'weekly') return local.dayOfWeek === 1 ? 'week' : undefined
  const { calendar } = calendarOf(world, organisation)(me.id)
  try {
    return calendar.isWorkingDay(local.toPlainDate()) ? 'day' : undefined
  } catch (error) {
    if (error instanceof UnknownYear) return local.dayOfWeek < 6 ? 'day' : undefined
    throw error
  }
}

/** False when it went out before, or there is nobody below. */
export async function sendDigest(world: World, org: OrgId, me: Person, period: Period): Promise<boolean> {
  const store = world.database.open(org)
  const about = `digest:${period}:${dateIn(world.clock.now(), me.zone).toString()}`
  if (lineBelow(await store.people.organisation(), me.id).length === 0) return false
  if ((await store.insight.setting(`digest-sent/${me.id}`)) === about) return false
  let digest = await digestOf(world, org, me, period)
  if (await rewordAhead(world, org, me, digest.findings)) digest = await digestOf(world, org, me, period)
  const { alt } = wordsFor(me.locale).insight.digest
  const image = await pictureBlock(world, org, me.id, { pictures: trendsOf(digest, me.locale), alt, name: 'digest' })
  const told = await tellOf(world, org, me.id, { about, draw: ({ maker }) => digestCard(digest, image, maker) })
  if (!told) return false
  await rememberDigest(world, org, me.id, digest)
  await store.insight.keepSetting(`digest-sent/${me.id}`, about)
  return true
}
