// The understanding of an organisation that named a model server: offline first, the model where it helps.
import type { Log } from '../../kernel/log.ts'
import { createUnderstand, type Engine } from '../../language/engines.ts'
import { createModelEngine } from '../../language/model.ts'
import type { ModelMetrics } from '../../language/model-metrics.ts'
import type { Prompt } from '../../language/ports.ts'
import type { Understand } from '../../language/understanding.ts'
import { openEndpoints } from './endpoints.ts'
import { createOpenAiModel, type OpenAiConfig } from './model.ts'

export interface EngineOptions {
  prompt: Prompt
  log: Log
  /** Where what is learnt about the server is kept; without it only for this process. */
  remember?: string
  engine?: Exclude<Engine, 'offline'>
  metrics?: ModelMetrics
}

/** The server is tried at once, in the background: nobody waits for it, and until it is known the strictest way is asked first. */
export function openModelEngine(config: OpenAiConfig, options: EngineOptions): Understand {
  const { prompt, log, remember, engine = 'auto', metrics } = options
  const model = createOpenAiModel(config, openEndpoints(remember))
  const { timeoutMs } = config
  model.probe(AbortSignal.timeout(timeoutMs)).then(
    (rung) => log.info({ model: config.name, rung }, 'model server ready'),
    (error: unknown) =>
      log.warn(
        { model: config.name, error },
        'the model server did not answer; the offline engine works alone until it does',
      ),
  )
  return createUnderstand(engine, createModelEngine({ model, prompt, timeoutMs, log, ...(metrics ? { metrics } : {}) }))
}
