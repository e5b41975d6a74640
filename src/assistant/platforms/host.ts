// What a chat platform is handed: everything it may ask of the assistant, bound to one organisation.
import { setTimeout } from 'node:timers/promises'
import type { Card } from '../../chat/card.ts'
import type { Account, PlatformName } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import { stopwatch, Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { newSecret } from '../../kernel/hash.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Locale, Person } from '../../people/organisation.ts'
import { wordsFor } from '../../locales/words.ts'
import { openFile } from '../attach.ts'
import { makeButtons } from '../buttons.ts'
import { mineCard, pendingCard } from '../cards/list.ts'
import { makerFor, type Maker } from '../cards/maker.ts'
import { requestCard } from '../cards/status.ts'
import { requestDetail, summaryOf, waitingList } from '../read.ts'
import type { World } from '../world.ts'
import { makeLinks } from './action-link.ts'
import { checkDrawnForm, formFor } from './draft-form.ts'
import { hear } from './hear.ts'

export function createHost(world: World, org: OrgId, platform: PlatformName): Host {
  const personOf = async (account: Account): Promise<Person | undefined> => {
    const store = world.database.open(org)
    const linked = await store.accounts.find(account)
    const person = linked && (await store.people.organisation()).person(linked.person)
    return person?.active ? person : undefined
  }
  return {
    now: () => world.clock.now(),
    hear: (heard) => hear(world, org, heard),

    form: async (account, draft) => {
      const me = await personOf(account)
      return me && formFor(world, org, me, account.platform, draft)
    },

    checkForm: async (account, draft, answers) => {
      const me = await personOf(account)
      const problems = me && (await checkDrawnForm(world, org, me, account.platform, { draft, answers }))
      return problems ?? { form: wordsFor(me?.locale ?? 'zh').platform.over }
    },

    home: async (account) => {
      const me = await personOf(account)
      return me && homeCards(world, org, me)
    },

    details: async (account, request) => {
      const me = await personOf(account)
      const detail = me && (await requestDetail(world, org, me, request))
      return (
        detail &&
        drawn(world, org, me!, `details:${request}`, (maker) => ({ ...requestCard(detail, maker), buttons: [] }))
      )
    },

    picture: async (account, file) => {
      const me = await personOf(account)
      if (!me) return undefined
      try {
        const { ref, bytes } = await openFile(world, org, me.id, file)
        return { type: ref.type, bytes }
      } catch (error) {
        if (error instanceof Fault && error.code === 'not-found') return undefined
        throw error
      }
    },

    links: async (account, card) => {
      const me = await personOf(account)
      return me ? makeLinks(world, org, me.id, card) : {}
    },

    words: async (account) => wordsOf((await personOf(account))?.locale ?? 'zh'),
    secrets: secretsOf(world, org, platform),
    ...(world.platforms?.webAddress ? { webAddress: world.platforms.webAddress } : {}),
    log: world.log,
  }
}

function wordsOf(locale: Locale) {
  const { received, send, cancel, open, more, over, personHint, prompts, homeTitle, homeEmpty, picture, mail } =
    wordsFor(locale).platform
  return {
    locale,
    received,
    send,
    cancel,
    open,
    more,
    over,
    personHint,
    prompts,
    homeTitle,
    homeEmpty,
    picture,
    ...mail,
  }
}

const HOME_REQUESTS = 10

async function homeCards(world: World, org: OrgId, me: Person): Promise<readonly Card[]> {
  const store = world.database.open(org)
  const [tasks, rows] = await Promise.all([
    waitingList(world, org, me),
    store.views.mine(me.id, { limit: HOME_REQUESTS, status: ['underway', 'returned'] }),
  ])
  const mine = await Promise.all(rows.map((row) => summaryOf(store, row)))
  return Promise.all([
    drawn(world, org, me, 'home:pending', (maker) => pendingCard(tasks, maker)),
    drawn(world, org, me, 'home:mine', (maker) => mineCard(mine, maker)),
  ])
}

/** Draws a card and keeps what its buttons mean. */
async function drawn(world: World, org: OrgId, me: Person, about: string, draw: (maker: Maker) => Card): Promise<Card> {
  const store = world.database.open(org)
  const [organisation, processes] = await Promise.all([store.people.organisation(), store.processes.published()])
  const buttons = makeButtons(org, me.id, about)
  const card = draw(makerFor(me, { organisation, now: world.clock.now(), processes }, buttons.make))
  await store.buttons.save(buttons.made, world.clock.now())
  return card
}

function secretsOf(world: World, org: OrgId, platform: PlatformName): Host['secrets'] {
  const vault = () => {
    if (!world.platforms) throw new Error('no platform is on')
    return world.platforms.vault
  }
  const unsealed = (sealed: string | undefined): unknown =>
    sealed === undefined ? undefined : (JSON.parse(vault().open(sealed)) as unknown)
  return {
    read: async (workspace) => unsealed(await world.database.open(org).secrets.read(platform, workspace)),
    change: (workspace, next) =>
      alone(world, org, `secret:${platform}:${workspace}`, async () => {
        const { secrets } = world.database.open(org)
        const value = await next(unsealed(await secrets.read(platform, workspace)))
        await secrets.write(platform, workspace, vault().seal(JSON.stringify(value)), world.clock.now())
        return value
      }),
    remove: (workspace) => world.database.open(org).secrets.remove(platform, workspace),
  }
}

const HELD = Temporal.Duration.from({ seconds: 20 })
const PATIENCE_MS = 30_000

/** One process at a time; not in a transaction, since what is done asks the platform. */
async function alone<T>(world: World, org: OrgId, what: string, work: () => Promise<T>): Promise<T> {
  const { deliveries } = world.database.open(org)
  const holder = newSecret()
  const waited = stopwatch()
  const hold = () => deliveries.hold(what, holder, world.clock.now(), world.clock.now().add(HELD))
  while (!(await hold())) {
    if (waited() > PATIENCE_MS) throw new Fault('unavailable', 'somebody else changes the same secret')
    await setTimeout(100)
  }
  try {
    return await work()
  } finally {
    await deliveries.release(what, holder)
  }
}
