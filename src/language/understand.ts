// Words → acts with no network: the offline engine.
import { stopwatch } from '../kernel/clock.ts'
import { normalise } from '../kernel/text.ts'
import { actsOf, shape } from './acts.ts'
import { group, type Ask } from './acts-group.ts'
import { reply } from './context-reply.ts'
import { settingOf } from './context.ts'
import { resolveTarget } from './context-target.ts'
import { clausesOf } from './grammar-clauses.ts'
import { read, type Reading } from './grammar-reading.ts'
import { compile, type CompiledLexicon } from './lexicon.ts'
import type { Act, Context, Lexicon, Moment, Understanding } from './understanding.ts'

export function understand(text: string, lexicon: Lexicon, context: Context, moment: Moment): Understanding {
  const elapsed = stopwatch()
  const compiled = compile(lexicon)
  const setting = settingOf(context, compiled)
  const reading = read(normalise(text), compiled, moment, context.speaker)
  const answered = reply(reading, setting, compiled, moment)
  const acts = answered ?? fresh(reading, compiled, moment)
  const settled = acts.map((act) => shape(resolveTarget(act, reading, setting)))
  return {
    acts: settled.map((act) => ({ ...act, confidence: act.confidence || 0.9 })),
    engine: 'offline',
    ms: elapsed(),
  }
}

function fresh(reading: Reading, lexicon: CompiledLexicon, moment: Moment): Act[] {
  const asks = group(clausesOf(reading.masked), lexicon)
  if (asks.length === 0) return [{ act: 'outOfScope', confidence: 0.3 }]
  return asks.flatMap((ask: Ask) => actsOf(ask, reading, lexicon, moment))
}
