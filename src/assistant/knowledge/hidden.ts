// What somebody volunteers in a question (accounts, papers, phones, pay, illnesses) never reaches a model server; the search at home reads it as it is.
import { plainWords } from '../../kernel/text.ts'
import type { Embedder, Reranker } from '../../knowledge/ports.ts'
import { createHiding } from '../../language/model-hide.ts'

export const hiddenQuestion = (question: string): string => createHiding().hide(plainWords(question))

/** Passages go as the company wrote them: their vectors are made where it said. */
export const askingHidden = (embedder: Embedder): Embedder => ({
  model: embedder.model,
  embed: (texts, kind) => embedder.embed(kind === 'question' ? texts.map(hiddenQuestion) : texts, kind),
})

export const rankingHidden = (reranker: Reranker): Reranker => ({
  rerank: (question, texts) => reranker.rerank(hiddenQuestion(question), texts),
})
