// A model words the answer that is already shown: sentence by sentence, each with its passage, each checked; slow, broken or wrong, the quotes stay as they were.
import type { Block, Card } from '../../chat/card.ts'
import type { MessageId, OrgId } from '../../kernel/ids.ts'
import { fold, hanShare } from '../../knowledge/fold.ts'
import type { FoundPassage, Wording } from '../../knowledge/ports.ts'
import { fillPrompt, proofOf, wordAnswer, type WordedSentence } from '../../knowledge/wording.ts'
import { wordsOf } from '../../knowledge/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Maker } from '../cards/maker.ts'
import { sourceOf } from '../cards/answer.ts'
import type { World } from '../world.ts'
import type { DocumentAnswer } from './ask.ts'
import { hiddenQuestion } from './hidden.ts'
import { givesOrders } from './orders.ts'
import { pathTo } from './path.ts'

/** A passage or two more than are quoted: a model can put together what stands apart. */
const PASSAGES = 6
const SENTENCES = 4

interface ToWord {
  found: DocumentAnswer
  /** The quotes, as they stand before and after all that fails. */
  card: Card
  maker: Maker
}

/** Undefined where no model is configured, or where there is nothing for it to word. */
export function wordLater(
  world: World,
  org: OrgId,
  me: Person,
  its: ToWord,
): ((message: MessageId) => Promise<void>) | undefined {
  const word = wordInto(world, org, its)
  return (
    word &&
    ((message) =>
      word(async (shown) => {
        await world.database.transaction(org, (store) =>
          store.conversations.replaceCard(message, shown, world.clock.now()),
        )
        world.signal.publish(org, me.id, { kind: 'chat' })
      }))
  )
}

/** The same, each card that is to be shown handed to `show`; the last one stays. */
export function wordInto(
  world: World,
  org: OrgId,
  { found, card, maker }: ToWord,
): ((show: (card: Card) => Promise<void>) => Promise<void>) | undefined {
  const wording = world.documents?.(org).wording
  // What tells its reader what to do is no text for a model; the quotes show it as it is.
  const passages = found.passages.filter((p) => !givesOrders(p)).slice(0, PASSAGES)
  if (!wording || found.answer === null || found.verified || passages.length === 0) return undefined
  return async (show) => {
    const language = hanShare(found.question) > 0.2 ? 'zh' : 'en'
    const prompt = fillPrompt(wording.prompt, hiddenQuestion(found.question), passages, language)
    const said: WordedSentence[] = []
    try {
      for await (const sentence of wordAnswer(wording.model, prompt, passages)) {
        if (!answers(sentence, found.asked) || claimsDeeds(sentence.text)) continue
        said.push(sentence)
        await show(wordedCard(card, said, passages, maker))
        if (said.length >= SENTENCES) break
      }
    } catch (error) {
      world.log.warn({ error, prompt: wording.prompt.version }, 'the model did not word an answer; the quotes stand')
      // Half an answer may lack its "but".
      if (said.length > 0) await show(card)
    }
  }
}

/**
 * A passage may hold sentences about something else, put there so that a model repeats them. A sentence of the answer shares
 * words with the question, weighed by how rare they are; what a reader would have to take on trust is not shown.
 */
function answers({ text }: WordedSentence, asked: DocumentAnswer['asked']): boolean {
  const folded = fold(text)
  const words = new Set(wordsOf(text, folded).map((w) => w.term))
  let [held, all] = [0, 0]
  for (const { term, surface, worth } of asked) {
    all += worth
    if (words.has(term) || (surface.length > 1 && folded.includes(surface))) held += worth
  }
  return all > 0 && held / all >= ON_SUBJECT
}
const ON_SUBJECT = 0.2

/** A model here can do nothing but write: whatever it says to have done is not true. */
const claimsDeeds = (text: string): boolean =>
  /(?:我|本助手|系统)?已(?:经)?(?:为|帮|替|给)(?:您|你)|\bI(?:['’]ve| have| am| will|['’]ll| did)\b/iu.test(text)

/** The sentences, numbered by their sources, and under them the words that they rest on. */
function wordedCard(
  card: Card,
  said: readonly WordedSentence[],
  passages: readonly FoundPassage[],
  maker: Maker,
): Card {
  const order = [...new Set(said.flatMap((s) => s.passages))]
  const text = said.map((s) => `${s.text} ${s.passages.map((n) => `[${order.indexOf(n) + 1}]`).join('')}`).join('\n')
  const proofs = order.map((n, i): Block => {
    const quotes = said.flatMap((s) =>
      s.passages.includes(n) ? (proofOf({ ...s, passages: [n] }, passages) ?? []) : [],
    )
    const unique = [...new Map(quotes.map((q) => [q.from, q])).values()].toSorted((a, b) => a.from - b.from)
    const passage = passages[n - 1]!
    return {
      block: 'quote',
      sentences: unique.map((q) => ({ text: q.quote, best: i === 0 && q === unique[0] })),
      source: `[${i + 1}] ${sourceOf(passage, maker)}`,
      path: pathTo(passage.document, passage.id),
    }
  })
  const others = card.blocks.filter((b) => b.block !== 'quote' && !(b.block === 'text' && b === card.blocks[0]))
  return { ...card, subtitle: maker.words.documents.worded, blocks: [{ block: 'text', text }, ...proofs, ...others] }
}

/** After a failure the next questions are not sent to the same trouble. */
export function restingAfterFailure(inner: Wording, now: () => number): Wording {
  let until = 0
  return {
    name: inner.name,
    async *word(prompt) {
      if (now() < until) throw new Error('the model is left alone for a while after it failed')
      try {
        yield* inner.word(prompt)
      } catch (error) {
        until = now() + REST_MS
        throw error
      }
    },
  }
}
const REST_MS = 30_000
