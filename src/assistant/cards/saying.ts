// Sayings in the reader's words: plain text, or the help card.
import type { Card } from '../../chat/card.ts'
import type { Saying } from '../../dialogue/conversation.ts'
import type { SayingFacts } from '../../locales/dialogue.zh.ts'
import type { LikelyView } from '../insight/likely.ts'
import { label, press, processName, type Maker } from './maker.ts'

const MOST_PROCESSES = 12
const MOST_TO_ASK = 2

export function sayingText(saying: Saying, maker: Maker): string {
  const facts: SayingFacts = {
    process: 'process' in saying && saying.process !== undefined ? processName(saying.process, maker) : '',
    now: 'now' in saying ? processName(saying.now, maker) : '',
    words: 'words' in saying ? saying.words.slice(0, 40) : '',
    fields: 'fields' in saying ? fieldLabels(saying.process, saying.fields, maker) : '',
    count: 'count' in saying ? saying.count : 0,
    limit: 'limit' in saying ? saying.limit : 0,
    administrators: maker.administrators().slice(0, MOST_TO_ASK).join(maker.words.value.and),
  }
  return maker.words.saying[saying.say](facts)
}

function fieldLabels(process: string, ids: readonly string[], maker: Maker): string {
  const fields = maker.process(process)?.form.fields ?? []
  return ids.map((id) => fields.find((f) => f.id === id)?.label[maker.locale] ?? id).join(maker.words.value.and)
}

/** Not understood, but what was filed in such words before is offered. */
export function likelyCard(likely: readonly LikelyView[], maker: Maker): Card {
  const { likely: words } = maker.words.insight
  return {
    title: sayingText({ say: 'did-not-understand' }, maker),
    tone: 'neutral',
    blocks: [
      { block: 'text', text: words.ask },
      { block: 'list', items: likely.map((l) => ({ title: label(l.name, maker), detail: words.basis(l) })) },
    ],
    buttons: likely.map((l) => press(maker, 'quick', label(l.name, maker), { press: 'start', process: l.process })),
  }
}

/** `processes`: those the reader may start. */
export function helpCard(processes: readonly { key: string; name: { zh: string; en: string } }[], maker: Maker): Card {
  const { help } = maker.words.card
  return {
    title: help.title,
    tone: 'info',
    blocks: [
      { block: 'text', text: help.start },
      { block: 'list', items: help.examples.map((title) => ({ title })) },
      { block: 'text', text: [help.decide, help.look, help.change, help.form].join('\n') },
      ...(processes.length > 0 ? [{ block: 'text', text: help.processes } as const] : []),
    ],
    buttons: processes
      .slice(0, MOST_PROCESSES)
      .map((p) => press(maker, 'quick', label(p.name, maker), { press: 'start', process: p.key })),
  }
}
