// Words → acts with no network: the offline engine.
import { stopwatch } from '../kernel/clock.ts'
import { normalise } from '../kernel/text.ts'
import { actsOf, shape } from './acts.ts'
import { group } from './acts-group.ts'
import { reply } from './context-reply.ts'
import { settingOf } from './context.ts'
import { resolveTarget } from './context-target.ts'
import { loadClassifier } from './classifier.ts'
import { clausesOf } from './grammar-clauses.ts'
import { read, type Reading } from './grammar-reading.ts'
import { compile, type CompiledLexicon } from './lexicon.ts'
import type { Act, Context, Lexicon, Moment, Understanding } from './understanding.ts'

/** Compiles what the first sentence would otherwise wait for. */
export function prepare(lexicon: Lexicon): void {
  compile(lexicon)
  loadClassifier()
}

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
  // An attempt to change the rules taints the whole message: nothing else in it is carried out.
  if (asks.some((a) => a.act === 'outOfScope' && a.pieces.some((p) => p.decision.modifiers.has('injection'))))
    return [{ act: 'outOfScope', confidence: 0.95 }]
  return inherited(asks.map((ask) => actsOf(ask, reading, lexicon, moment)))
}

/** 我的报销到哪了，顺便催一下: the second is about what the first was about. */
function inherited(groups: readonly Act[][]): Act[] {
  let about: Act['target']
  return groups.flatMap((acts) =>
    acts.map((act) => {
      const lacks = act.missing?.includes('target') === true
      if (!lacks)
        about = act.target ?? (act.act === 'start' || act.process === undefined ? about : { process: act.process })
      if (!lacks || about === undefined) return act
      return shape({ ...act, target: about, missing: (act.missing ?? []).filter((id) => id !== 'target') })
    }),
  )
}
