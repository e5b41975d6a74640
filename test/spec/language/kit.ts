// One office on one Wednesday morning, in which everything of this folder is said.
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { understand } from '../../../src/language/understand.ts'
import type { Act, Context, Lexicon, Moment } from '../../../src/language/understanding.ts'

/** Wednesday 2026-05-13, 10:00 in Shanghai. */
export const moment: Moment = {
  now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
  zone: 'Asia/Shanghai',
  calendar: calendarOf('CN'),
}

export const office: Lexicon = catalogueLexicon(
  ['王芳', '李强', '张伟', '赵敏', 'Tom Baker', 'Sarah Lee'].map((name, i) => ({
    id: `p${i}`,
    name,
    aliases: name.includes(' ') ? [name.split(' ')[0] ?? name] : [],
  })),
)

export const hear = (text: string, context: Partial<Context> = {}, lexicon: Lexicon = office): readonly Act[] =>
  understand(text, lexicon, { turns: [], ...context }, moment).acts

/** What is said after the assistant's words. */
export const answer = (assistant: string, text: string): readonly Act[] =>
  hear(text, { turns: [{ role: 'assistant', text: assistant }] })

export const actsOf = (acts: readonly Act[]): string => acts.map((a) => a.act).join('+')

/** An act without its confidence, as the cases below spell it. */
export const plain = (acts: readonly Act[]): object[] => acts.map(({ confidence: _confidence, ...act }) => act)
