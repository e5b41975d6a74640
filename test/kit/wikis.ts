// Two wikis on this machine, one that speaks Confluence's interface and one that speaks Feishu's, over the same pages; they can be taken down, slowed and shut.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WikiPage {
  id: string
  title: string
  text: string
  rows?: readonly (readonly string[])[]
  parent?: string
  /** Nobody named: whoever reads the space. */
  users?: readonly string[]
  groups?: readonly string[]
  version: number
}

export interface Wiki {
  url: string
  pages: Map<string, WikiPage>
  /** Paths asked for, without their query. */
  asked: string[]
  /** Answers so many requests with "slow down" first. */
  slowDown(times: number): void
  down: boolean
  close(): Promise<void>
}

export const TOKEN = 'a-secret-token'

async function serve(
  answer: (url: URL, request: IncomingMessage, wiki: Wiki) => [number, unknown, Record<string, string>?],
): Promise<Wiki> {
  let slow = 0
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const url = new URL(request.url ?? '/', 'http://wiki')
      wiki.asked.push(url.pathname)
      if (wiki.down) return void request.socket.destroy()
      const [status, body, headers] = slow-- > 0 ? [429, {}, { 'retry-after': '0' }] : answer(url, request, wiki)
      send(response, status, body, headers)
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const wiki: Wiki = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages: new Map(),
    asked: [],
    slowDown: (times) => (slow = times),
    down: false,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  return wiki
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const PAGE_SIZE = 3

export function openConfluence(): Promise<Wiki> {
  return serve((url, request, wiki) => {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, { message: 'no' }]
    const path = url.pathname.replace(/^\/wiki/, '')
    const restrictions = ({ users = [], groups = [] }: WikiPage) => ({
      operation: 'read',
      restrictions: {
        user: {
          results: users.map((u) => ({ type: 'known', username: u, email: `${u}@example.com` })),
          size: users.length,
        },
        group: { results: groups.map((name) => ({ type: 'group', name })), size: groups.length },
      },
    })
    const above = (page: WikiPage): WikiPage[] => {
      const parent = page.parent === undefined ? undefined : wiki.pages.get(page.parent)
      return parent ? [...above(parent), parent] : []
    }
    const shown = (page: WikiPage) => ({
      id: page.id,
      type: 'page',
      status: 'current',
      title: page.title,
      version: { number: page.version, when: '2026-03-01T00:00:00.000Z' },
      ancestors: above(page).map(({ id, title }) => ({ id, title })),
      restrictions: { read: restrictions(page) },
      _links: { webui: `/spaces/HR/pages/${page.id}` },
    })
    const list = (pages: readonly WikiPage[]) => {
      const start = Number(url.searchParams.get('start') ?? 0)
      const more = start + PAGE_SIZE < pages.length
      const next = new URLSearchParams(url.searchParams)
      next.set('start', String(start + PAGE_SIZE))
      return {
        results: pages.slice(start, start + PAGE_SIZE).map(shown),
        start,
        limit: PAGE_SIZE,
        _links: more ? { next: `${path}?${next}`, base: wiki.url } : { base: wiki.url },
      }
    }
    if (path === '/rest/api/space') return [200, { results: [{ key: 'HR', name: 'HR' }], start: 0, limit: 1, size: 1 }]
    if (path === '/rest/api/content') return [200, list([...wiki.pages.values()])]
    // What was changed since the start of these tests has a version above one.
    if (path === '/rest/api/content/search') return [200, list([...wiki.pages.values()].filter((p) => p.version > 1))]
    const [, id = '', rest = ''] = /^\/rest\/api\/content\/([^/]+)(.*)$/.exec(path) ?? []
    const page = wiki.pages.get(id)
    if (!page) return [404, { message: 'no' }]
    if (rest === '/restriction/byOperation/read') return [200, restrictions(page)]
    const table = page.rows?.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('') ?? ''
    return [
      200,
      {
        id,
        title: page.title,
        body: { export_view: { value: `<h2>概要</h2><p>${page.text}</p><table>${table}</table>` } },
      },
    ]
  })
}

export function openFeishu(): Promise<Wiki> {
  return serve((url, request, wiki) => {
    const path = url.pathname
    const ok = (data: unknown): [number, unknown] => [200, { code: 0, msg: 'success', data }]
    if (path === '/open-apis/auth/v3/tenant_access_token/internal')
      return [200, { code: 0, tenant_access_token: TOKEN, expire: 7200 }]
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return [400, { code: 99991663, msg: 'token invalid' }]
    if (path === '/open-apis/wiki/v2/spaces') return ok({ items: [{ space_id: 'HR', name: 'HR' }], has_more: false })
    if (path === '/open-apis/wiki/v2/spaces/HR/nodes') {
      const parent = url.searchParams.get('parent_node_token') ?? undefined
      const nodes = [...wiki.pages.values()].filter((p) => p.parent === parent)
      const start = Number(url.searchParams.get('page_token') ?? 0)
      const more = start + PAGE_SIZE < nodes.length
      return ok({
        items: nodes.slice(start, start + PAGE_SIZE).map((p) => ({
          space_id: 'HR',
          node_token: p.id,
          obj_token: `doc${p.id}`,
          obj_type: 'docx',
          parent_node_token: p.parent ?? '',
          title: p.title,
          has_child: [...wiki.pages.values()].some((c) => c.parent === p.id),
          // The clock of these tests begins on 2 March 2026.
          obj_edit_time: String(1_772_300_000 + (p.version - 1) * 10_000_000),
        })),
        has_more: more,
        page_token: more ? String(start + PAGE_SIZE) : '',
      })
    }
    const [, at = ''] = /\/permissions\/([^/]+)\//.exec(path) ?? []
    const asked = wiki.pages.get(at)
    if (asked && path.endsWith('/public'))
      return ok({
        permission_public: { link_share_entity: asked.users || asked.groups ? 'closed' : 'tenant_readable' },
      })
    if (asked && path.endsWith('/members'))
      return ok({
        items: [
          ...(asked.users ?? []).map((u) => ({ member_type: 'email', member_id: `${u}@example.com`, perm: 'view' })),
          ...(asked.groups ?? []).map((g) => ({ member_type: 'opendepartmentid', member_id: g, perm: 'view' })),
        ],
      })
    const [, id = ''] = /^\/open-apis\/docx\/v1\/documents\/doc([^/]+)\/blocks$/.exec(path) ?? []
    const page = wiki.pages.get(id)
    if (!page) return [400, { code: 1770002, msg: 'not found' }]
    const words = (content: string) => ({ elements: [{ text_run: { content } }] })
    const rows = page.rows ?? []
    const cells = rows.flatMap((r, y) => r.map((text, x) => ({ id: `c${y}-${x}`, text })))
    return ok({
      items: [
        {
          block_id: 'root',
          block_type: 1,
          page: words(page.title),
          children: ['h', 'p', ...(rows.length ? ['t'] : [])],
        },
        { block_id: 'h', block_type: 4, heading2: words('概要') },
        { block_id: 'p', block_type: 2, text: words(page.text) },
        {
          block_id: 't',
          block_type: 31,
          table: {
            cells: cells.map((c) => c.id),
            property: { row_size: rows.length, column_size: rows[0]?.length ?? 0 },
          },
        },
        ...cells.flatMap((c) => [
          { block_id: c.id, block_type: 32, table_cell: {}, children: [`${c.id}t`] },
          { block_id: `${c.id}t`, block_type: 2, text: words(c.text) },
        ]),
      ],
      has_more: false,
    })
  })
}
