// One page of the web as a source: read again on a schedule, only when it says that it changed, and only where its robots.txt lets us.
import path from 'node:path'
import robotsParser from 'robots-parser'
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'
import { hashOf } from '../../knowledge/prepare.ts'
import type { KnowledgeSource, SourceNews } from '../../knowledge/source.ts'
import { AGENT, checked, fetchPublic, type WebAnswer, type WebRules } from './guard.ts'

const MB = 1024 * 1024
export const WEB_RULES: Omit<WebRules, 'insideHosts'> = { maxBytes: 20 * MB, timeoutMs: 30_000 }

const Cursor = z.object({ etag: z.string().optional(), modified: z.string().optional(), hash: z.string() })
type Cursor = z.infer<typeof Cursor>

export function createPageSource(address: string, rules: WebRules): KnowledgeSource {
  return {
    read(before) {
      const state: { cursor?: Cursor; complete: boolean } = { complete: false }
      return {
        news: newsOf(address, rules, cursorOf(before), state),
        end: () => ({
          complete: state.complete,
          ...(state.cursor ? { cursor: JSON.stringify(state.cursor) } : {}),
        }),
      }
    },
  }
}

/** One spelling of an address; refused when it may not be read at all. */
export const pageAddress = (address: string, rules: Pick<WebRules, 'insideHosts'>): string => {
  const url = checked(address, rules)
  url.hash = ''
  return url.href
}

async function* newsOf(
  address: string,
  rules: WebRules,
  before: Cursor | undefined,
  state: { cursor?: Cursor; complete: boolean },
): AsyncGenerator<SourceNews> {
  await askRobots(address, rules)
  const answer = await fetchPublic(address, rules, {
    accept: 'text/html, application/pdf, text/*;q=0.9, */*;q=0.5',
    ...(before?.etag ? { 'if-none-match': before.etag } : {}),
    ...(before?.modified ? { 'if-modified-since': before.modified } : {}),
  })
  if (answer.status === 404 || answer.status === 410) {
    state.complete = true
    yield { problem: { location: address, why: `the page is gone (${answer.status})` } }
    return
  }
  const item = { id: address, location: address }
  if (answer.status === 304 && before) {
    state.cursor = before
    // Asked for only when the words are cut in a new way.
    yield { item: { ...item, hash: before.hash, load: async () => fileOf(await fetchPublic(address, rules)) } }
    return
  }
  if (answer.status !== 200) throw new Fault('bad-input', `the page answers ${answer.status}`)
  const { etag, 'last-modified': modified } = answer.headers
  const hash = hashOf(answer.bytes)
  state.cursor = { hash, ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) }
  yield { item: { ...item, hash, load: async () => fileOf(answer) } }
}

async function askRobots(address: string, rules: WebRules): Promise<void> {
  const robots = new URL('/robots.txt', address).href
  const { status, bytes } = await fetchPublic(robots, { ...rules, maxBytes: MB })
  if (status !== 200) return
  if (robotsParser(robots, new TextDecoder().decode(bytes)).isAllowed(address, AGENT) === false)
    throw new Fault('forbidden', 'the site asks programs not to read this page (robots.txt)')
}

const KINDS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

/** The reader is chosen by what the server says it is; what it has no word for, by the address. */
function fileOf({ url, headers, bytes, status }: WebAnswer) {
  if (status !== 200) return { why: `the page answers ${status}` }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  const base = path.posix.basename(new URL(url).pathname) || 'page'
  const kind = KINDS[type]
  // Plain text is also what servers call what they do not know.
  const name = kind === undefined || (kind === 'txt' && path.extname(base)) ? base : `${base}.${kind}`
  return { file: { name, bytes } }
}

function cursorOf(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  try {
    return Cursor.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
