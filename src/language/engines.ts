// Which engine answers: offline always and first; a model only where the offline engine is unsure, and never against what it is sure of.
import { stopwatch } from '../kernel/clock.ts'
import type { ModelEngine } from './model.ts'
import { mayBePrivate } from './model-private.ts'
import { withPlainYes } from './plain-yes.ts'
import { understand as offline } from './understand.ts'
import type { Act, Context, Understand, Understanding } from './understanding.ts'

export type Engine = 'offline' | 'model' | 'auto'

/** Without a model. */
export const understandOffline: Understand = withPlainYes(offline)

/** `model`: asked for every message, for comparing engines. `auto`: only where it helps. */
export function createUnderstand(engine: Exclude<Engine, 'offline'>, model: ModelEngine): Understand {
  return withPlainYes(async (text, lexicon, context, moment) => {
    const elapsed = stopwatch()
    const first = offline(text, lexicon, context, moment)
    if (stands(first) || (engine === 'auto' && !unsure(first))) return first
    if (mayBePrivate(lexicon, context, first)) return first
    const second = await model.ask(text, lexicon, context, moment)
    const acts = merged(allowed(second.acts, first, context), first)
    return acts.length === 0 ? { ...first, ms: elapsed() } : { acts, engine: 'model', ms: elapsed() }
  })
}

const SURE = 0.6
/** From here the offline engine's brakes hold whatever a model says. */
const FIRM = 0.85

/** The middle band, nothing understood, or a decision whose object the words did not give. */
export function unsure({ acts, didYouMean }: Understanding): boolean {
  if (didYouMean !== undefined || acts.length === 0) return true
  return acts.some((act) => act.confidence < SURE || (act.missing?.includes('target') ?? false))
}

/** Yes, no, not yet, and an attempt to change the rules are read by rules alone. */
const stands = ({ acts, didYouMean }: Understanding): boolean =>
  didYouMean === undefined &&
  acts.some((act) => act.act === 'confirm' || act.act === 'cancel' || (BRAKES.has(act.act) && act.confidence >= FIRM))

const BRAKES: ReadonlySet<string> = new Set(['hold', 'outOfScope'])

/** A yes to a card is never a model's to give: neither as confirm, nor as a bare approve that would answer the card. */
function allowed(acts: readonly Act[], first: Understanding, context: Context): Act[] {
  return acts.filter((act) => {
    if (act.act === 'confirm') return false
    if (act.act !== 'approve') return true
    const bare = Object.keys(act.target ?? {}).length === 0 && act.process === undefined
    return !bare || (context.confirming !== true && first.acts.some((a) => a.act === 'approve'))
  })
}

/** Least fields the model overlooked and the offline engine read in the same words are not asked again. */
const merged = (acts: readonly Act[], first: Understanding): Act[] =>
  acts.map((act) => {
    const same = first.acts.find((a) => a.act === act.act && a.process === act.process)
    const found = (act.missing ?? []).filter((id) => same?.fields?.[id] !== undefined)
    if (!same || found.length === 0 || acts.filter((a) => a.act === act.act).length > 1) return act
    const { missing = [], ...rest } = act
    const left = missing.filter((id) => !found.includes(id))
    const fields = { ...Object.fromEntries(found.map((id) => [id, same.fields![id]!])), ...act.fields }
    return { ...rest, fields, ...(left.length > 0 ? { missing: left } : {}) }
  })
