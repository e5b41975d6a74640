// An organisation's own words for the choices of its forms: 外勤假 for comp time. Heard where a person had to say what they meant, and read like any other name.
import { normalise } from '../kernel/text.ts'
import { read } from './grammar-reading.ts'
import { compile, type CompiledLexicon } from './lexicon.ts'
import { HEALTH } from './model-hide-health.ts'
import { understand } from './understand.ts'
import type { Lexicon, Moment } from './understanding.ts'

export interface ChoiceWord {
  process: string
  field: string
  /** The id of the option. */
  choice: string
  /** Lower case, as normalised. */
  word: string
}

/** The same lexicon, in which the options have these names, too. */
export function withChoiceWords(lexicon: Lexicon, words: readonly ChoiceWord[]): Lexicon {
  if (words.length === 0) return lexicon
  const more = (process: string, field: string, choice: string): string[] =>
    words.filter((w) => w.process === process && w.field === field && w.choice === choice).map((w) => w.word)
  return {
    ...lexicon,
    processes: lexicon.processes.map((p) => ({
      ...p,
      fields: p.fields.map((f) =>
        f.options
          ? { ...f, options: f.options.map((o) => ({ ...o, names: [...o.names, ...more(p.key, f.id, o.id)] })) }
          : f,
      ),
    })),
  }
}

export interface Called {
  /** The names of each option of the field. */
  options: readonly (readonly string[])[]
  /** What is a name already: of processes, fields, other choices. */
  known: readonly string[]
  /** What the engine took for text; a word it did not know is often there. */
  values: readonly string[]
}

const LONGEST = { han: 8, words: 3 }

/**
 * Words of a sentence that are named like a choice: 外勤假 beside 年假 and 病假, "field leave" beside "sick leave". Others are
 * not looked for: what a person meant by a free word may be their private matter.
 */
export function wordsCalled(
  text: string,
  { options, known, values }: Called,
  lexicon: CompiledLexicon,
  moment: Moment,
  speaker?: string,
): string[] {
  const names = new Set([...known, ...options.flat()].map(plain))
  const heads = headsOf(options)
  const { masked } = read(normalise(text), lexicon, moment, speaker)
  const cut = values.map(plain).filter((v) => heads.has(headOf(v)))
  const found = (cut.length > 0 ? cut : [...hanIn(masked, heads), ...wordsIn(masked, heads)]).map(trimmed)
  return [...new Set(found)].filter((word) => fits(word) && !names.has(word) && !heads.has(word) && !isHealth(word))
}

const plain = (words: string): string => normalise(words).lower.trim()
const headOf = (name: string): string =>
  /\p{Script=Han}$/u.test(name) ? (name.at(-1) ?? '') : (/[a-z']+$/u.exec(name)?.[0] ?? '')

/** What the names of several choices end with: 假, leave, 章. */
function headsOf(options: Called['options']): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const names of options)
    for (const head of new Set(names.map((n) => headOf(plain(n))))) counts.set(head, (counts.get(head) ?? 0) + 1)
  return new Set([...counts].filter(([head, n]) => head !== '' && n > 1).map(([head]) => head))
}

const hanIn = (masked: string, heads: ReadonlySet<string>): string[] =>
  (masked.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const end = [...run].findLastIndex((c) => heads.has(c))
    return end > 0 ? [run.slice(0, end + 1)] : []
  })

const wordsIn = (masked: string, heads: ReadonlySet<string>): string[] =>
  (masked.match(/[a-z']+(?: [a-z']+)*/gu) ?? []).flatMap((run) => {
    const words = run.split(' ')
    const end = words.findLastIndex((w) => heads.has(w))
    let from = end
    while (from > 0 && end - from < LONGEST.words - 1 && !SMALL.has(words[from - 1]!)) from -= 1
    return end > from ? [words.slice(from, end + 1).join(' ')] : []
  })

/** Verbs and small words before a name are no part of it. */
const trimmed = (word: string): string =>
  word
    .replace(
      /^(?:[我你他她想要请休放用帮给替把将去来做弄搞填开办申提交报盖打发借领买下拿走补个张次份点些的了吧先再就也都能可以这那哪某几半整长短大小新老同]|今天|明天)+/u,
      '',
    )
    .replace(/^(?:['\s]|(?:a|an|the|my|some|one)\b)+/u, '')
    .trim()

const SMALL: ReadonlySet<string> = new Set(
  'a an the my some one any i we to for of on off in at by with as is it this that please want need take have get request file apply like would could can book use put day days week'.split(
    ' ',
  ),
)

const fits = (word: string): boolean =>
  /^\p{Script=Han}+$/u.test(word)
    ? word.length >= 2 && word.length <= LONGEST.han
    : /^[a-z']{2,}(?: [a-z']{2,})+$/u.test(word) && word.split(' ').length <= LONGEST.words

const isHealth = (word: string): boolean => HEALTH.some((words) => new RegExp(words.source, 'iu').test(word))

/** Sentences of the organisation's own examples whose choice would be read otherwise. */
export function examplesWorse(
  word: ChoiceWord,
  examples: readonly string[],
  lexicon: Lexicon,
  moment: Moment,
): { words: string; wanted: string; instead: string }[] {
  const after = withChoiceWords(lexicon, [word])
  return examples
    .filter((example) => normalise(example).lower.includes(word.word))
    .flatMap((example) => {
      const [was, is] = [lexicon, after].map(
        (l) => understand(example, l, { turns: [] }, moment).acts[0]?.fields?.[word.field],
      )
      return was === undefined || was === is
        ? []
        : [{ words: example, wanted: choiceLabel(word, String(was)), instead: choiceLabel(word, word.choice) }]
    })
}

/** How a choice stands among the meanings of lessons. */
export const choiceLabel = ({ process, field }: Pick<ChoiceWord, 'process' | 'field'>, choice: string): string =>
  `${process}.${field}/${choice}`

/** For trying a word before it is kept. */
export const compiledWith = (word: ChoiceWord, lexicon: Lexicon): CompiledLexicon =>
  compile(withChoiceWords(lexicon, [word]))
