// The engine a command asked for: offline alone, or with the model server that the environment names.
import { readConfig } from '../config.ts'
import { createLog } from '../kernel/log.ts'
import { understand } from '../language/understand.ts'
import type { Understand } from '../language/understanding.ts'
import { Usage } from './usage.ts'

/** `auto` without a model server is the offline engine. */
export async function understandBy(engine: string): Promise<Understand> {
  if (engine !== 'model' && engine !== 'auto') return understand
  const { model, dataDir } = readConfig()
  if (!model && engine === 'model')
    throw new Usage('--engine model needs a model server: set OPENAI_BASE_URL and OPENAI_MODEL')
  if (!model) return understand
  const { openEngine } = await import('../engine.ts')
  return openEngine(model, { log: createLog('warn'), dataDir, engine })
}
