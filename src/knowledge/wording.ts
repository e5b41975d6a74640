// A model words the answer, and code checks it: every sentence needs a passage that holds it, or it is dropped.
import { citation, type Citation } from './quotes.ts'
import { fold } from './fold.ts'
import type { FoundPassage, Wording } from './ports.ts'
import { sentencesOf } from './sentences.ts'
import { wordsOf } from './words.ts'

export interface WordedSentence {
  text: string
  /** Numbers of passages, from 1. */
  passages: readonly number[]
}

/** Prompt of prompts/answer.md, split at its line of ---- : what the model is, and what it is given. */
export interface AnswerPrompt {
  system: string
  user: string
}

export const REFUSAL = 'NOT_IN_DOCUMENTS'

/** Documents are data between marks of their own; what looks like such a mark inside them is broken up. */
export function fillPrompt(
  template: AnswerPrompt,
  question: string,
  passages: readonly FoundPassage[],
  locale: 'zh' | 'en',
): AnswerPrompt {
  const texts = passages
    .map(
      (p, i) =>
        `<passage number="${i + 1}" title=${JSON.stringify(harmless(p.title))}>\n${harmless(p.question ? `${p.question}\n${p.text}` : p.text)}\n</passage>`,
    )
    .join('\n')
  const put = (text: string) =>
    text
      .replaceAll('{{passages}}', () => texts)
      .replaceAll('{{question}}', () => harmless(question))
      .replaceAll('{{language}}', locale === 'zh' ? '中文' : 'English')
  return { system: template.system, user: put(template.user) }
}

const harmless = (text: string): string =>
  text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '').replace(/<(?=\/?passage)/gi, '‹')

/** Sentences as they come, checked one by one; nothing unchecked is ever shown. Ends without one when nothing held. */
export async function* wordAnswer(
  model: Wording,
  prompt: AnswerPrompt,
  passages: readonly FoundPassage[],
): AsyncGenerator<WordedSentence> {
  let open = ''
  for await (const piece of model.word(prompt)) {
    // A number after the full stop belongs to the sentence before it.
    open = (open + piece).replace(/([。！？.!?])\s*((?:\[\d{1,2}\])+)/g, '$2$1 ')
    // The last sentence may still grow.
    const spans = sentencesOf(open)
    for (const span of spans.slice(0, -1)) {
      const checked = check(open.slice(span.from, span.to), passages)
      if (checked) yield checked
    }
    const last = spans.at(-1)
    if (last) open = open.slice(last.from)
    if (open.length > LONGEST) return
  }
  const checked = check(open, passages)
  if (checked) yield checked
}
const LONGEST = 4_000

/** Undefined when the sentence cites nothing that exists, says a number or name its passage does not, or shares too little with it. */
export function check(sentence: string, passages: readonly FoundPassage[]): WordedSentence | undefined {
  if (sentence.includes(REFUSAL)) return undefined
  const numbers = [...new Set([...sentence.matchAll(/\[(\d{1,2})\]/g)].map((m) => Number(m[1])))]
  const text = sentence.replace(/\s*\[\d{1,2}\]/g, '').trim()
  // No addresses, no pictures: a model makes none, and a document's own are reached through its citation.
  if (numbers.length === 0 || text.length === 0 || /https?:|!\[|\]\(|<\w/.test(text)) return undefined
  const cited = numbers.flatMap((n) => passages[n - 1] ?? [])
  if (cited.length !== numbers.length) return undefined
  const source = fold(
    cited.map((p) => `${p.title}\n${p.headings.join('\n')}\n${p.question ?? ''}\n${p.text}`).join('\n'),
  )
  const said = fold(text)
  const facts = new Set(factsOf(source))
  if (!factsOf(said).every((fact) => facts.has(fact))) return undefined
  const words = [...new Set(wordsOf(text, said).map((w) => w.term))]
  const known = new Set(wordsOf(source, source).map((w) => w.term))
  const held = words.filter((w) => known.has(w) || (w.charCodeAt(0) > 0x2e80 && source.includes(w))).length
  return words.length > 0 && held / words.length >= SUPPORT ? { text, passages: numbers } : undefined
}
const SUPPORT = 0.5

/** Whole numbers, in digits and in Chinese before a unit: never paraphrased, and 5 is not held by 15, nor 十天 by 三十天. */
const factsOf = (folded: string): string[] => [
  ...(folded.match(/\d+(?:[.,]\d+)*/g) ?? []).map((n) => n.replaceAll(',', '')),
  ...(folded.match(CHINESE_NUMBER) ?? []),
]
const CHINESE_NUMBER =
  /[〇零一二两三四五六七八九十百千万亿半]+(?=(?:个)?(?:工作日|自然日|小时|分钟|[天日年月周倍折成次元块角分岁级人名份条页层楼点号])|％|%)/gu

/** The sentence of a cited passage nearest to what the model said: what the reader is shown as proof. @public */
export function proofOf(
  sentence: WordedSentence,
  passages: readonly FoundPassage[],
): (Omit<Citation, 'quote'> & { quote: string }) | undefined {
  const said = new Set(wordsOf(sentence.text).map((w) => w.term))
  let best: { passage: FoundPassage; from: number; to: number; score: number } | undefined
  for (const n of sentence.passages) {
    const passage = passages[n - 1]
    if (!passage) continue
    for (const span of sentencesOf(passage.text)) {
      const words = wordsOf(passage.text.slice(span.from, span.to))
      const score = words.filter((w) => said.has(w.term)).length / Math.sqrt(words.length + 3)
      if (!best || score > best.score) best = { passage, ...span, score }
    }
  }
  if (!best) return undefined
  return citation(best.passage, best.from, best.to)
}
