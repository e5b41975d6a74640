// The understanding of a server: offline, or offline first with the language model that the settings name.
import { readPrompt } from './adapters/local/prompts.ts'
import { openModelServers } from './adapters/local/model-servers.ts'
import type { ModelConfig } from './config.ts'
import type { Log } from './kernel/log.ts'
import { createUnderstand, type Engine } from './language/engines.ts'
import { forgetful, type KnownServers, type ProbedModel } from './language/model-ladder.ts'
import type { ModelMeter } from './language/model-metrics.ts'
import { createModelEngine } from './language/model.ts'
import type { Rung } from './language/ports.ts'
import type { Understand } from './language/understanding.ts'

export interface EngineParts {
  log: Log
  /** What is learnt about model servers is kept here. */
  dataDir: string
  engine?: Exclude<Engine, 'offline'>
  meter?: ModelMeter
}

/** The server is tried at once, in the background: nobody waits for it, and until it is known the strictest way is asked first. */
export async function openEngine(config: ModelConfig, parts: EngineParts): Promise<Understand> {
  const { log, dataDir, engine = 'auto', meter } = parts
  const model = await openModel(config, openModelServers(`${dataDir}/model-servers.json`))
  const { timeoutMs } = config
  model.probe(AbortSignal.timeout(timeoutMs)).then(
    (rung) => log.info({ model: config.name, rung }, 'model server ready'),
    (error: unknown) =>
      log.warn(
        { model: config.name, error },
        'the model server did not answer; the offline engine works alone until it does',
      ),
  )
  const prompt = readPrompt('understand')
  return createUnderstand(engine, createModelEngine({ model, prompt, timeoutMs, log, ...(meter ? { meter } : {}) }))
}

/** One question, as at a first start. Throws what is wrong. */
export async function tryModel(config: ModelConfig): Promise<{ rung: Rung }> {
  const model = await openModel(config, forgetful())
  return { rung: await model.probe(AbortSignal.timeout(config.timeoutMs)) }
}

/** Each client is loaded only where it is wanted: 0.3 s and more. */
async function openModel(config: ModelConfig, servers: KnownServers): Promise<ProbedModel> {
  const { langchain, baseUrl = 'https://api.openai.com/v1', ...rest } = config
  if (!langchain) return (await import('./adapters/openai/model.ts')).createOpenAiModel({ ...rest, baseUrl }, servers)
  const { openLangChainModel } = await import('./adapters/langchain/model.ts')
  return openLangChainModel({ ...rest, ...langchain, ...(config.baseUrl ? { baseUrl } : {}) }, servers)
}
