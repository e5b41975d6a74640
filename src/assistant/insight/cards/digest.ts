// The digest as a card: what needs you first, then what is stuck, what was found, and how things move.
import type { Block, Button, Card } from '../../../chat/card.ts'
import { label, press, processName, who, type Maker } from '../../cards/maker.ts'
import type { Digest, Flow } from '../digest.ts'
import { findingBlocks } from './finding.ts'

const MOST = 6
/** Below this a median is an anecdote. */
const FEWEST = 3

export function digestCard(
  digest: Digest,
  picture: Extract<Block, { block: 'image' }> | undefined,
  maker: Maker,
): Card {
  const words = maker.words.insight.digest
  const { waiting, stuck, findings } = digest
  const quiet = waiting.length + stuck.length + findings.length === 0
  const found = findingBlocks(findings, maker)
  return {
    title: words.title[digest.period],
    tone: stuck.some((s) => s.late) || findings.some((f) => f.exact) ? 'warning' : 'info',
    subtitle: words.period({ from: digest.from.toString(), to: digest.to.toString() }),
    blocks: [
      ...(quiet ? [text(words.quiet)] : []),
      ...(waiting.length > 0
        ? [
            text(words.waiting(waiting.length)),
            {
              block: 'list',
              items: waiting.slice(0, MOST).map((t) => ({
                title: `${t.initiator.name} · ${label(t.title, maker)}`,
                detail: [t.number, ...(t.overdue ? [words.late] : [])].join(' · '),
                request: t.id,
              })),
            } as const,
          ]
        : []),
      ...(stuck.length > 0 ? [text(words.stuck(stuck.length)), stuckList(digest, maker)] : []),
      ...(findings.length > 0 ? [text(words.findings(findings.length)), ...found.blocks] : []),
      ...(digest.findingsMore > 0 ? [text(words.findingsMore(digest.findingsMore))] : []),
      text(movesOf(digest, maker).join('\n')),
      ...(picture ? [picture] : []),
      ...(digest.hasLine ? [] : [text(words.noLine)]),
    ],
    buttons: [...found.buttons, ...rhythmButtons(digest, maker)],
  }
}

const text = (said: string): Block => ({ block: 'text', text: said })

/** Where a request leads only when the reader may open it. */
export function stuckList({ stuck }: Pick<Digest, 'stuck'>, maker: Maker, most = MOST): Block {
  const words = maker.words.insight.digest
  const { and } = maker.words.value
  return {
    block: 'list',
    items: stuck.slice(0, most).map((s) => ({
      title: `${who(s.initiator, maker)} · ${s.title ? label(s.title, maker) : processName(s.process, maker)}`,
      detail: [
        s.number,
        words.stuckAt({ who: s.waitingFor.map((p) => who(p, maker)).join(and), days: s.days }),
        ...(s.late ? [words.late] : []),
      ].join(' · '),
      ...(s.title ? { request: s.request } : {}),
    })),
  }
}

/** Sentences about how things move, figures only. */
export function movesOf(digest: Digest, maker: Maker): string[] {
  const { digest: words, hours } = maker.words.insight
  const { now, before, since } = digest
  const told = (flow: Flow): string => (flow.n < FEWEST ? '–' : hours(flow.median))
  return [
    ...(since
      ? [[words.changed, words.newlyStuck(since.newlyStuck.length), words.freed(since.freed)].join(' · ')]
      : []),
    [
      words.filed({ n: now.filed, before: before.filed }),
      words.finished({ n: now.finished, before: before.finished }),
      words.open(digest.open),
    ].join(' · '),
    ...(now.n >= FEWEST
      ? [words.cycle({ now: told(now), before: told(before), n: now.n })]
      : now.n > 0
        ? [words.cycleFew(now.n)]
        : []),
  ]
}

function rhythmButtons(digest: Digest, maker: Maker): Button[] {
  if (!digest.hasLine) return []
  const { rhythm } = maker.words.insight.digest
  const other = digest.period === 'week' ? 'daily' : 'weekly'
  return ([other, 'off'] as const).map((r) => press(maker, 'quick', rhythm[r], { press: 'rhythm', rhythm: r }))
}
