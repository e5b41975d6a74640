// Buttons about findings and the digest: carried out within the presser's own rights, whatever the card said when it was made.
import type { Step } from '../../dialogue/conversation.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Person } from '../../people/organisation.ts'
import type { Maker } from '../cards/maker.ts'
import type { Post } from '../post.ts'
import type { World } from '../world.ts'
import { actedWords, actOn, type FindingAct } from './act.ts'
import { findingCard } from './cards/finding.ts'
import { openFinding } from './findings.ts'
import { chooseRhythm } from './settings.ts'

export async function pressedInsight(
  world: World,
  org: OrgId,
  me: Person,
  { press, words }: Extract<Step, { step: 'insight' }>,
): Promise<(maker: Maker) => Post> {
  const say = (text: string) => () => ({ say: { text } })
  if (press.press === 'rhythm') {
    await chooseRhythm(world.database.open(org).insight, me.id, press.rhythm)
    return say(wordsFor(me.locale).insight.digest.rhythmSet[press.rhythm])
  }
  const seen = await openFinding(world, org, me, press.finding).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'not-found') return undefined
    throw error
  })
  if (!seen) return say(wordsFor(me.locale).insight.card.gone)
  if (press.act === 'open') return (maker) => ({ say: { card: findingCard(seen, maker) } })
  if (press.act === 'answer' && !words) return say(wordsFor(me.locale).insight.card.answerLabel)
  const act: FindingAct =
    press.act === 'answer' ? { act: 'answer', words: words ?? '' } : { act: press.act, ...(words ? { words } : {}) }
  const acted = await actOn(world, org, me, press.finding, act)
  const who = seen.persons.map((p) => p.name).join(wordsFor(me.locale).value.and)
  return say(actedWords(acted, press.act, me, who))
}
