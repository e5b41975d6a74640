// A knowledge space of Feishu: its tree of nodes, each docx read block by block, and who may read each of them.
import { z } from 'zod'
import type { Clock } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { KnowledgeSource, Loaded, SourceNews } from '../../knowledge/source.ts'
import { createApi, type Api } from './api.ts'
import { cursorFor, wikiCursor } from './cursor.ts'
import { FeishuBlock, blocksOf } from './feishu-blocks.ts'
import { aclFor, type WikiReaders } from './rights.ts'

export interface FeishuConfig {
  /** https://open.feishu.cn, or https://open.larksuite.com */
  baseUrl: string
  appId: string
  appSecret: string
}

/** Every answer says in `code` whether it is one. */
const answerOf = <S extends z.ZodType>(data: S) =>
  z.object({ code: z.number(), msg: z.string().optional(), data: data.optional() })
const Token = z.object({
  code: z.number(),
  msg: z.string().optional(),
  tenant_access_token: z.string().optional(),
  expire: z.number().optional(),
})
const Node = z.object({
  node_token: z.string(),
  obj_token: z.string(),
  obj_type: z.string(),
  title: z.string(),
  has_child: z.boolean(),
  obj_edit_time: z.string(),
})
type Node = z.infer<typeof Node>
const Nodes = z.object({ items: z.array(Node).nullish(), has_more: z.boolean(), page_token: z.string().optional() })
const Blocks = z.object({
  items: z.array(FeishuBlock).nullish(),
  has_more: z.boolean(),
  page_token: z.string().optional(),
})
const Members = z.object({ items: z.array(z.object({ member_type: z.string(), member_id: z.string() })).nullish() })
const Public = z.object({ permission_public: z.object({ link_share_entity: z.string().optional() }) })

/** Too many requests, said in the body with status 400 or 200. */
const SLOW_DOWN = 99991400

/** Asks which spaces the app may see: throws a Fault that says what is wrong with its id or secret. */
export async function tryFeishuWiki(config: FeishuConfig, clock: Clock): Promise<void> {
  await ask(open(config, clock).api, '/open-apis/wiki/v2/spaces?page_size=1', z.looseObject({}))
}

function open(config: FeishuConfig, clock: Clock): { api: Api; base: string } {
  const base = config.baseUrl.replace(/\/+$/, '')
  const token = tenantToken(config, base, clock)
  const headers = async () => ({ authorization: `Bearer ${await token()}` })
  return { api: createApi({ name: 'Feishu', baseUrl: base, errorsInBody: true, headers }), base }
}

export function createFeishuSource(
  config: FeishuConfig,
  { space, readers, clock }: { space: string; readers: WikiReaders; clock: Clock },
): KnowledgeSource {
  const { api, base } = open(config, clock)

  return {
    read(before) {
      const { whole, since } = wikiCursor(before, clock.now())
      const cursor = cursorFor(before, clock.now(), whole)
      return { news: newsOf(whole ? undefined : Date.parse(since)), end: () => ({ complete: whole, cursor }) }
    },
  }

  /** The tree is always walked, it is the only list there is; documents and rights are asked for where something changed. */
  async function* newsOf(since: number | undefined): AsyncGenerator<SourceNews> {
    for await (const node of tree()) {
      if (node.obj_type !== 'docx') continue
      // Seconds; a minute for clocks that differ.
      if (since !== undefined && Number(node.obj_edit_time) * 1000 < since - 60_000) continue
      const id = `feishu/${space}/${node.node_token}`
      const acl = await aclOf(api, node, readers)
      if (!acl) {
        yield { gone: id }
        continue
      }
      yield {
        item: {
          id,
          location: `https://${base.includes('larksuite') ? 'larksuite.com' : 'feishu.cn'}/wiki/${node.node_token}`,
          title: node.title,
          hash: `${node.obj_edit_time} ${node.title}`,
          acl,
          load: () => load(api, node),
        },
      }
    }
  }

  async function* tree(parent?: string): AsyncGenerator<Node> {
    for await (const nodes of paged(
      api,
      `/open-apis/wiki/v2/spaces/${encodeURIComponent(space)}/nodes`,
      { page_size: '50', ...(parent ? { parent_node_token: parent } : {}) },
      Nodes,
    ))
      for (const node of nodes.items ?? []) {
        yield node
        if (node.has_child) yield* tree(node.node_token)
      }
  }
}

/** Two hours long, fetched again five minutes before its end. */
function tenantToken(config: FeishuConfig, baseUrl: string, clock: Clock): () => Promise<string> {
  const api = createApi({ name: 'Feishu', baseUrl, errorsInBody: true, headers: async () => ({}) })
  let known: { token: string; until: number } | undefined
  return async () => {
    const now = clock.now().epochMilliseconds
    if (known && known.until > now) return known.token
    const answer = await api.post(
      '/open-apis/auth/v3/tenant_access_token/internal',
      { app_id: config.appId, app_secret: config.appSecret },
      Token,
    )
    if (answer.code !== 0 || !answer.tenant_access_token)
      throw new Fault(
        'forbidden',
        `Feishu gives no token (${answer.code}): are FEISHU_APP_ID and FEISHU_APP_SECRET right?`,
      )
    known = { token: answer.tenant_access_token, until: now + ((answer.expire ?? 7200) - 300) * 1000 }
    return known.token
  }
}

async function ask<S extends z.ZodType>(api: Api, path: string, data: S): Promise<z.output<S>> {
  const answer = await api.get(path, answerOf(data))
  if (answer.code === SLOW_DOWN) throw new Fault('rate-limited', 'Feishu asks to slow down')
  // 1770032 and 131006: no permission; 131005 and 1770002: not there.
  if (answer.code !== 0 || answer.data === undefined)
    throw new Fault(
      [1770002, 131005].includes(answer.code) ? 'not-found' : 'forbidden',
      `Feishu answers ${answer.code}: ${answer.msg ?? ''}`,
    )
  return answer.data as z.output<S>
}

async function* paged<T extends { has_more: boolean; page_token?: string | undefined }>(
  api: Api,
  path: string,
  query: Readonly<Record<string, string>>,
  shape: z.ZodType<T>,
): AsyncGenerator<T> {
  const seen = new Set<string>()
  for (let next: string | undefined = ''; next !== undefined && !seen.has(next);) {
    // A page that names itself as the next one would never end.
    seen.add(next)
    const page: T = await ask(
      api,
      `${path}?${new URLSearchParams({ ...query, ...(next ? { page_token: next } : {}) })}`,
      shape,
    )
    yield page
    next = page.has_more ? page.page_token : undefined
  }
}

/** Open to everybody of the company by its link, or to those who are named; whoever reads the space reads what inherits from it. */
async function aclOf(api: Api, { node_token }: Node, readers: WikiReaders): Promise<readonly string[] | undefined> {
  const at = encodeURIComponent(node_token)
  const { permission_public } = await ask(api, `/open-apis/drive/v2/permissions/${at}/public?type=wiki`, Public)
  if (/^(?:tenant|anyone)_(?:readable|editable)$/.test(permission_public.link_share_entity ?? '')) return readers.base
  const { items } = await ask(api, `/open-apis/drive/v1/permissions/${at}/members?type=wiki`, Members)
  const members = items ?? []
  if (members.some((m) => m.member_type.startsWith('wikispace'))) return readers.base
  const users = members
    .filter((m) => USERS.includes(m.member_type))
    .map((m) => (m.member_type === 'email' ? { email: m.member_id } : { name: m.member_id }))
  const groups = members.filter((m) => !USERS.includes(m.member_type)).map((m) => m.member_id)
  return users.length + groups.length === 0 ? undefined : aclFor([{ users, groups }], readers)
}
const USERS = ['email', 'openid', 'unionid', 'userid']

async function load(api: Api, node: Node): Promise<Loaded> {
  const items: z.infer<typeof FeishuBlock>[] = []
  try {
    for await (const page of paged(
      api,
      `/open-apis/docx/v1/documents/${encodeURIComponent(node.obj_token)}/blocks`,
      { page_size: '500' },
      Blocks,
    ))
      items.push(...(page.items ?? []))
  } catch (error) {
    if (error instanceof Fault && (error.code === 'not-found' || error.code === 'forbidden'))
      return { why: error.message }
    throw error
  }
  const blocks = blocksOf(items)
  return blocks.length > 0 ? { document: { title: node.title, blocks } } : { why: 'there is no text in it' }
}
