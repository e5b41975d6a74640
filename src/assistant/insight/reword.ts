// A model may word a finding anew, nothing more: it is given the sentence without names, and what it says goes out only if the checker finds nothing in it that is not a fact.
import { reworded } from '../../insight/check-facts.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Locale, Person } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import { readingOf } from './findings.ts'
import type { StoredFinding } from './ports.ts'
import { mayBeOf, saysOf, type Naming } from './readable.ts'
import { keepWorded, wordedBefore } from './worded.ts'

/** Sentences of one digest together may take so long; what comes later is as the template says it. */
const PATIENCE_MS = 20_000
const LONGEST = 600

/** Has the model word what is about to be told; true when there are new words. Off, slow or wrong, the templates speak. */
export async function rewordAhead(
  world: World,
  org: OrgId,
  me: Person,
  findings: readonly { id: string }[],
): Promise<boolean> {
  const { rewording } = world
  if (!rewording || findings.length === 0) return false
  const { store, naming } = await readingOf(world, org, me)
  const until = world.clock.now().epochMilliseconds + PATIENCE_MS
  let worded = false
  try {
    for (const { id } of findings) {
      if (world.clock.now().epochMilliseconds >= until) break
      const finding = await store.insight.find(id)
      if (!finding || wordedBefore(world, finding, me.locale) !== undefined) continue
      keepWorded(world, finding, me.locale, await ask(rewording, finding, naming, me.locale))
      worded = true
    }
  } catch (error) {
    world.log.warn({ error, prompt: rewording.prompt.version }, 'the model did not word a finding; its own words stand')
  }
  return worded
}

/** Names do not leave the house: the model sees a mark for each, and the marks are put right afterwards. */
async function ask(
  { model, prompt }: NonNullable<World['rewording']>,
  finding: StoredFinding,
  naming: Naming,
  locale: Locale,
): Promise<string> {
  const own = saysOf(finding, naming)[locale]
  const names = naming.organisation.people().map((p) => p.name)
  const named = [...new Set(names.filter((name) => own.includes(name)))].sort((a, b) => b.length - a.length)
  const hidden = named.reduce((text, name, i) => text.replaceAll(name, `⟦${i + 1}⟧`), own)
  const put = (text: string): string =>
    text
      .replaceAll('{{sentence}}', () => hidden.replaceAll(/<(?=\/?sentence)/giu, '‹'))
      .replaceAll('{{language}}', locale === 'zh' ? '中文' : 'English')
  let text = ''
  for await (const piece of model.word({ system: prompt.system, user: put(prompt.user) })) {
    text += piece
    if (text.length > LONGEST) return own
  }
  const said = named.reduce((sentence, name, i) => sentence.replaceAll(`⟦${i + 1}⟧`, name), text.trim())
  return reworded({ own, beside: mayBeOf(finding.kind)[locale], facts: finding.facts }, said, names)
}
