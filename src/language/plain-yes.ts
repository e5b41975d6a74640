// A yes that carries out what is on the card is said plainly: short, and in the letters of the languages we speak.
import { plainWords } from '../kernel/text.ts'
import type { Act, Context, Understand, Understanding } from './understanding.ts'

/** Longer than any yes; what is longer says something else too. */
const LONGEST_YES = 60
/** Cyrillic, Greek … letters among Latin ones are look-alikes: no reader of cues knows the words they make. */
const FOREIGN = /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u

/** Holds any engine to it, the offline one included. */
export function withPlainYes(understand: Understand): Understand {
  return (text, lexicon, context, moment) => {
    const understood = understand(text, lexicon, context, moment)
    const check = (it: Understanding) => checked(it, text, context)
    return understood instanceof Promise ? understood.then(check) : check(understood)
  }
}

function checked(understanding: Understanding, text: string, { confirming }: Context): Understanding {
  if (!confirming || !understanding.acts.some(isYes)) return understanding
  const words = plainWords(text)
  if (words.length <= LONGEST_YES && !FOREIGN.test(words)) return understanding
  const acts = understanding.acts.filter((act) => !isYes(act))
  return { ...understanding, acts: acts.length > 0 ? acts : [{ act: 'outOfScope', confidence: 0.9 }] }
}

/** A bare approve answers a card that proposes to approve. */
const isYes = (act: Act): boolean =>
  act.act === 'confirm' ||
  (act.act === 'approve' && act.process === undefined && Object.keys(act.target ?? {}).length === 0)
