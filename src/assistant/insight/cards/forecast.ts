// The forecast in a few lines on a card: when, from how many, and what to fix before submitting.
import type { Block, Card } from '../../../chat/card.ts'
import { dateIn, Temporal } from '../../../kernel/clock.ts'
import { formatDay, formatTime } from '../../../locales/format.ts'
import { label, type Maker } from '../../cards/maker.ts'
import type { ForecastView } from '../forecast.ts'
import type { SoonestView } from '../soonest.ts'

/** Too few to say is not worth a line here; the request's page says it. */
export function forecastBlocks(forecast: ForecastView | undefined, maker: Maker): Block[] {
  if (!forecast || forecast.few) return []
  const { forecast: words } = maker.words.insight
  // A minute two days ahead would be a promise nobody can keep.
  const soon = Temporal.Instant.from(forecast.high).since(maker.now).total('hours') < 20
  const at = (iso: string): string =>
    soon ? formatTime(iso, maker) : (formatDay(dateIn(Temporal.Instant.from(iso), maker.zone).toString(), maker) ?? iso)
  const when = forecast.late
    ? words.late({ high: at(forecast.high) })
    : words.done({ likely: at(forecast.likely), low: at(forecast.low), high: at(forecast.high) })
  const { risk } = forecast
  return [
    { block: 'text', text: `${when} · ${words.basis(forecast.n)}` },
    ...(risk
      ? [
          {
            block: 'note',
            tone: 'info',
            text: [
              words.risk(risk.percent),
              ...risk.traits.map((t) =>
                words.trait({ ...t, field: label(t.field, maker), option: label(t.option, maker) }),
              ),
              ...(risk.reasons.length > 0
                ? [
                    words.fix,
                    ...risk.reasons.map((r) =>
                      words.reason({
                        field: label(r.field, maker),
                        missing: r.missing,
                        returned: r.returned,
                        elsewhere: r.missingElsewhere,
                        others: r.others,
                      }),
                    ),
                  ]
                : []),
            ].join('\n'),
          } as const,
        ]
      : []),
  ]
}

/** Who of equals has been the quickest: a line a step. */
export const soonestBlocks = (soonest: readonly SoonestView[], maker: Maker): Block[] =>
  soonest.map((s) => ({ block: 'text', text: soonestLine(s, maker) }))

export const soonestLine = ({ choice, name, person, hours, n, among }: SoonestView, maker: Maker): string =>
  maker.words.insight.soonest[choice]({
    step: label(name, maker),
    who: person.name,
    hours: maker.words.insight.hours(hours),
    n,
    among,
  })

/** Below what the card says of the request itself. */
export const withForecast = (card: Card, forecast: ForecastView | undefined, maker: Maker): Card => ({
  ...card,
  blocks: [...card.blocks, ...forecastBlocks(forecast, maker)],
})
