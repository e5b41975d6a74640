// What the doctor looks at of the knowledge base: each model server and wiki that the settings name is asked one small thing; what is not set is not missed.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Config } from '../config.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Check } from './doctor-checks.ts'

export async function knowledge(config: Config): Promise<Check[]> {
  const { embedding, rerank } = config.knowledge
  const { confluence, feishuWiki } = config
  const asked = await Promise.all([
    embedding &&
      tried('embeddings', `${embedding.name} at ${hostOf(embedding.baseUrl)}`, EMBEDDING, async () => {
        const { createOpenAiEmbedder } = await import('../adapters/openai/embedder.ts')
        const [vector] = await createOpenAiEmbedder({ ...embedding, questionTimeoutMs: PATIENCE_MS }).embed(['年假 annual leave'], 'question') // prettier-ignore
        return `vectors of ${vector?.length ?? 0} numbers`
      }),
    rerank &&
      tried('reranking', `${rerank.name} at ${hostOf(rerank.baseUrl)}`, RERANK, async () => {
        const { createReranker } = await import('../adapters/openai/rerank.ts')
        await createReranker({ ...rerank, timeoutMs: PATIENCE_MS }).rerank('年假', ['年假五天', 'parking'])
        return 'answers'
      }),
    confluence &&
      tried('wiki', `Confluence at ${hostOf(confluence.baseUrl)}`, CONFLUENCE, async () => {
        await (await import('../adapters/wiki/confluence.ts')).tryConfluence(confluence)
        return 'answers'
      }),
    feishuWiki &&
      tried('wiki', `Feishu at ${hostOf(feishuWiki.baseUrl)}`, FEISHU, async () => {
        await (await import('../adapters/wiki/feishu.ts')).tryFeishuWiki(feishuWiki, systemClock)
        return 'answers'
      }),
  ])
  return [...asked.filter((c) => c !== undefined), await ocr()]
}

const EMBEDDING = 'set EMBEDDING_BASE_URL, EMBEDDING_API_KEY and EMBEDDING_MODEL right, or unset them; words alone find documents meanwhile' // prettier-ignore
const RERANK = 'set RERANK_BASE_URL, RERANK_API_KEY and RERANK_MODEL right, or unset them; the search alone ranks meanwhile' // prettier-ignore
const CONFLUENCE = 'set WIKI_CONFLUENCE_URL, WIKI_CONFLUENCE_USER and WIKI_CONFLUENCE_TOKEN right; its pages stay as they were read last' // prettier-ignore
const FEISHU = 'set WIKI_FEISHU_APP_ID and WIKI_FEISHU_APP_SECRET right, and let the app see the wiki; its pages stay as they were read last' // prettier-ignore
const PATIENCE_MS = 15_000

/** An address may hold a password: its host alone is printed. */
const hostOf = (url: string): string => new URL(url).host

async function tried(what: string, which: string, todo: string, ask: () => Promise<string>): Promise<Check> {
  try {
    return { what, ok: true, found: `${which}: ${await ask()}` }
  } catch (error) {
    return { what, ok: false, found: `${which}: ${error instanceof Error ? error.message : String(error)}`, todo }
  }
}

/** Scanned pages are read only where somebody asks for it, so nothing is wrong where the tools are not there. */
async function ocr(): Promise<Check> {
  const what = 'scanned pages'
  const todo = 'to read them: apt-get install tesseract-ocr tesseract-ocr-chi-sim poppler-utils'
  try {
    const { stdout } = await promisify(execFile)('tesseract', ['--list-langs'], { timeout: PATIENCE_MS })
    await promisify(execFile)('pdftoppm', ['-v'], { timeout: PATIENCE_MS })
    if (!stdout.includes('chi_sim')) return { what, ok: true, found: 'can be read, Chinese ones badly', todo }
    return { what, ok: true, found: 'can be read with --ocr' }
  } catch {
    return { what, ok: true, found: 'cannot be read', todo }
  }
}
