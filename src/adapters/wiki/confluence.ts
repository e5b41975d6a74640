// A space of Confluence, or of a wiki that speaks its REST interface: pages changed since the last reading, everything once in a while, with the restrictions of each page and of those above it.
import { z } from 'zod'
import { Temporal, type Clock } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { KnowledgeSource, Loaded, SourceNews } from '../../knowledge/source.ts'
import { createApi, type Api } from './api.ts'
import { aclFor, type Restriction, type WikiReaders } from './rights.ts'
import { cursorFor, wikiCursor, type WikiCursor } from './cursor.ts'

export interface ConfluenceConfig {
  /** With its context path: https://wiki.example.com or https://example.atlassian.net/wiki */
  baseUrl: string
  /** With a user it is a password or an API token (basic), without one a personal access token (bearer). */
  user?: string
  token: string
}

const User = z.object({
  email: z.string().optional(),
  username: z.string().optional(),
  accountId: z.string().optional(),
})
const Read = z.object({
  restrictions: z.object({
    user: z.object({ results: z.array(User) }),
    group: z.object({ results: z.array(z.object({ name: z.string() })) }),
  }),
})
const Page = z.object({
  id: z.string(),
  title: z.string(),
  version: z.object({ number: z.number() }),
  ancestors: z.array(z.object({ id: z.string() })),
  restrictions: z.object({ read: Read }),
  _links: z.object({ webui: z.string() }),
})
type Page = z.infer<typeof Page>
const Pages = z.object({ results: z.array(Page), _links: z.object({ next: z.string().optional() }).optional() })
const EXPAND = 'version,ancestors,restrictions.read.restrictions.user,restrictions.read.restrictions.group'

/** Asks for one space: throws a Fault that says what is wrong with address or token. */
export async function tryConfluence(config: ConfluenceConfig): Promise<void> {
  const { api, context } = open(config)
  await api.get(`${context}/rest/api/space?limit=1`, z.object({ results: z.array(z.unknown()) }))
}

function open({ baseUrl, user, token }: ConfluenceConfig): { api: Api; base: string; context: string } {
  const base = baseUrl.replace(/\/+$/, '')
  const secret = user ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` : `Bearer ${token}`
  const api = createApi({ name: 'Confluence', baseUrl: base, headers: async () => ({ authorization: secret }) })
  return { api, base, context: new URL(base).pathname.replace(/\/+$/, '') }
}

export function createConfluenceSource(
  config: ConfluenceConfig,
  { space, readers, clock }: { space: string; readers: WikiReaders; clock: Clock },
): KnowledgeSource {
  const { api, base, context } = open(config)

  return {
    read(before) {
      const { whole, since } = wikiCursor(before, clock.now())
      const cursor = cursorFor(before, clock.now(), whole)
      return { news: whole ? everything() : changedSince(since), end: () => ({ complete: whole, cursor }) }
    },
  }

  async function* everything(): AsyncGenerator<SourceNews> {
    const all: Page[] = []
    for await (const page of pages(
      `${context}/rest/api/content?${new URLSearchParams({ spaceKey: space, type: 'page', status: 'current', limit: '100', expand: EXPAND })}`,
    ))
      all.push(page)
    const known = new Map(all.map((p) => [p.id, restrictionOf(p.restrictions.read)]))
    for (const page of all) yield await newsOf(page, known)
  }

  async function* changedSince(since: WikiCursor['since']): AsyncGenerator<SourceNews> {
    // CQL knows minutes in the wiki's own zone; a day earlier covers every zone, and what is unchanged costs nothing.
    const day = Temporal.Instant.from(since).subtract({ hours: 24 }).toString().slice(0, 10)
    const cql = `space = ${JSON.stringify(space)} and type = page and lastmodified >= "${day}"`
    const known = new Map<string, Restriction>()
    for await (const page of pages(
      `${context}/rest/api/content/search?${new URLSearchParams({ cql, limit: '100', expand: EXPAND })}`,
    )) {
      known.set(page.id, restrictionOf(page.restrictions.read))
      yield await newsOf(page, known)
    }
  }

  async function* pages(first: string): AsyncGenerator<Page> {
    const seen = new Set<string>()
    for (let path: string | undefined = first; path !== undefined && !seen.has(path);) {
      // A page that names itself as the next one would never end.
      seen.add(path)
      const { results, _links }: z.infer<typeof Pages> = await api.get(path, Pages)
      yield* results
      const next: string | undefined = _links?.next
      // Some versions say the next page with their context path, some without.
      path = next === undefined || next.startsWith(`${context}/`) ? next : context + next
    }
  }

  async function newsOf(page: Page, known: Map<string, Restriction>): Promise<SourceNews> {
    const id = `confluence/${space}/${page.id}`
    const levels: Restriction[] = [restrictionOf(page.restrictions.read)]
    for (const above of page.ancestors) levels.push(await restrictionsAbove(api, context, above.id, known))
    const acl = aclFor(levels, readers)
    const location = base + page._links.webui
    // Named as gone, so that a page that was just closed leaves the index with this reading.
    if (!acl) return { gone: id }
    return {
      item: {
        id,
        location,
        title: page.title,
        hash: `${page.version.number} ${page.title}`,
        acl,
        load: () => load(api, context, page),
      },
    }
  }
}

const restrictionOf = ({ restrictions }: z.infer<typeof Read>): Restriction => ({
  users: restrictions.user.results.map(({ email, username, accountId }) => {
    const name = username ?? accountId
    return { ...(email ? { email } : {}), ...(name ? { name } : {}) }
  }),
  groups: restrictions.group.results.map((g) => g.name),
})

async function restrictionsAbove(
  api: Api,
  context: string,
  id: string,
  known: Map<string, Restriction>,
): Promise<Restriction> {
  const before = known.get(id)
  if (before) return before
  const read = await api.get(
    `${context}/rest/api/content/${encodeURIComponent(id)}/restriction/byOperation/read?expand=restrictions.user,restrictions.group`,
    Read,
  )
  const made = restrictionOf(read)
  known.set(id, made)
  return made
}

const Body = z.object({ title: z.string(), body: z.object({ export_view: z.object({ value: z.string() }) }) })

async function load(api: Api, context: string, page: Page): Promise<Loaded> {
  try {
    const { body } = await api.get(
      `${context}/rest/api/content/${encodeURIComponent(page.id)}?expand=body.export_view`,
      Body,
    )
    const html = `<!doctype html><html><head><meta charset="utf-8"></head><body>${body.export_view.value}</body></html>`
    return { file: { name: `${page.id}.html`, bytes: new TextEncoder().encode(html) } }
  } catch (error) {
    // One page that went or was closed meanwhile is no reason to leave out the others.
    if (error instanceof Fault && (error.code === 'not-found' || error.code === 'forbidden'))
      return { why: error.message }
    throw error
  }
}
