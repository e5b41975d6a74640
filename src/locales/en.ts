// All words in English.
import { approvalEn } from './approval.en.ts'
import { cardsEn } from './cards.en.ts'
import { dialogueEn } from './dialogue.en.ts'
import { insightEn } from './insight.en.ts'
import { platformsEn } from './platforms.en.ts'
import { valuesEn } from './values.en.ts'
import type { Words } from './zh.ts'

export const en: Words = {
  insight: insightEn,
  ...approvalEn,
  ...dialogueEn,
  card: cardsEn,
  value: valuesEn,
  platform: platformsEn,
}
