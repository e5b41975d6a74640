// All words in Chinese: the source. English is typed by it, so a missing key does not compile.
import { approvalZh } from './approval.zh.ts'
import { cardsZh } from './cards.zh.ts'
import { dialogueZh } from './dialogue.zh.ts'
import { insightZh } from './insight.zh.ts'
import { platformsZh } from './platforms.zh.ts'
import { valuesZh } from './values.zh.ts'

export const zh = {
  insight: insightZh,
  ...approvalZh,
  ...dialogueZh,
  card: cardsZh,
  value: valuesZh,
  platform: platformsZh,
}
export type Words = typeof zh
