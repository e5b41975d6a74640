// What may be done to an English sentence without changing what it asks for.
import { pick, reworded, stands, type Perturbation } from './perturbation.ts'

const en = (name: string, apply: Perturbation['apply']): Perturbation => ({ name, lang: 'en', apply })
const before = (name: string, words: readonly string[]): Perturbation =>
  en(name, (line) => (stands(line) ? reworded(line, `${pick(words, line, name)} ${line.text}`) : undefined))
const behind = (name: string, words: readonly string[]): Perturbation =>
  en(name, (line) =>
    stands(line) ? reworded(line, `${line.text.replace(/[.!]+$/u, '')}${pick(words, line, name)}`) : undefined,
  )

export const englishPerturbations: readonly Perturbation[] = [
  en('lower case', (line) => reworded(line, line.text.toLowerCase())),
  en('upper case', (line) => reworded(line, line.text.toUpperCase())),
  en('no apostrophes', (line) => reworded(line, line.text.replace(/(?<=\w)['’](?=[a-z]\b|[a-z]{2}\b)/giu, ''))),
  before('greeting', ['hi,', 'hey', 'Hello!', 'hi boss,', 'Good morning,', 'hi team', 'hey there -']),
  before('lead', ['fyi', 'btw', 'asap pls,', 'quick one:', 'ok so', 'urgent:', 'hey quick one,', 'so yeah']),
  before('filler', ['um', 'uh,', 'like,', 'you know,', 'so yeah,', 'ok so um', 'right, so', 'well,']),
  behind('thanks', [' thx', ', tks', '. Thanks!', ' pls', ' ty', ', cheers', '. Thank you so much', ' tq']),
]
