// What every card is made with: who reads it, in which words, and where its buttons get their ids.
import type { Form, Label } from '../../approval/form.ts'
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { Button } from '../../chat/card.ts'
import type { Press } from '../../dialogue/conversation.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { PersonId, ProcessKey } from '../../kernel/ids.ts'
import { nameOf, type Reader } from '../../locales/format.ts'
import { readerOf } from '../explain.ts'
import { wordsFor } from '../../locales/words.ts'
import type { Words } from '../../locales/zh.ts'
import { withRole, type Organisation, type Person } from '../../people/organisation.ts'
import { catalogueName } from '../../language/catalogue-all.ts'

export interface Maker extends Reader {
  words: Words
  /** Newest definition of a process; undefined when there is none (any more). */
  process(key: ProcessKey): { name: Label; form: Form } | undefined
  /** Whom to ask for what cannot be done here. */
  administrators(): readonly string[]
  /** The caller keeps what the button means, and for whom; the card carries the id. */
  button(press: Press): string
}

export function makerFor(
  me: Person,
  facts: { organisation: Organisation; now: Instant; processes: readonly { definition: ProcessDefinition }[] },
  button: (press: Press) => string,
): Maker {
  return {
    ...readerOf(facts.organisation, me, facts.now),
    words: wordsFor(me.locale),
    process: (key) => facts.processes.find((p) => p.definition.key === key)?.definition,
    administrators: () => withRole(facts.organisation, 'admin').map((p) => p.name),
    button,
  }
}

export const label = (text: Label, { locale }: Maker): string => text[locale]
export const who = (id: PersonId, maker: Maker): string => nameOf(id, maker)
/** Also of a process that every company knows and this one has not set up; never a key. */
export const processName = (key: ProcessKey, maker: Maker): string =>
  (maker.process(key)?.name ?? catalogueName(key))?.[maker.locale] ?? key

export function press(maker: Maker, role: Button['role'], text: string, means: Press): Button {
  return { id: maker.button(means), label: text, role }
}

export const viewButton = (request: string, maker: Maker): Button =>
  press(maker, 'default', maker.words.card.button.view, { press: 'view', request })
