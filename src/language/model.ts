// The model engine: a language model names acts in the words as said; code checks the words and resolves them with the offline engine's own readers.
import type { Context, Lexicon, Moment, Understanding } from './understanding.ts'

export type ModelOutcome =
  'answered' | 'cached' | 'repaired' | 'refused' | 'invalid' | 'timeout' | 'rate-limited' | 'unavailable' | 'open'

export type ModelEngine = (
  text: string,
  lexicon: Lexicon,
  context: Context,
  moment: Moment,
) => Promise<{ understanding?: Understanding; outcome: ModelOutcome }>
