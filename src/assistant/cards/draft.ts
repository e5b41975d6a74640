// The card before a request is submitted: every value in the person's words, who will approve, and nothing happens before yes.
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { DateRange, Money, Value } from '../../approval/form.ts'
import type { Block, Button, Card } from '../../chat/card.ts'
import type { Draft, Proposal } from '../../dialogue/conversation.ts'
import { currencyName } from '../../locales/format.ts'
import { forecastBlocks, soonestBlocks } from '../insight/cards/forecast.ts'
import type { ForecastView } from '../insight/forecast.ts'
import type { SoonestView } from '../insight/soonest.ts'
import type { RouteStepView } from '../views.ts'
import { label, press, type Maker } from './maker.ts'
import { routeInOneLine } from './route.ts'
import { valueBlocks } from './rows.ts'

export interface DraftFacts {
  draft: Draft
  definition: ProcessDefinition
  proposal: Proposal
  changed?: readonly string[]
  /** Forecast; left out when it cannot be known. */
  route?: readonly RouteStepView[]
  /** When it will probably be done, and what to fix first. */
  forecast?: ForecastView
  /** Who of equal approvers has been the quickest. */
  soonest?: readonly SoonestView[]
  /** Why it could not be submitted as it is, already worded. */
  warning?: string
}

export function draftCard(
  { draft, definition, proposal, changed = [], route, forecast, soonest = [], warning }: DraftFacts,
  maker: Maker,
): Card {
  const { words } = maker
  const process = label(definition.name, maker)
  const picked = Object.entries(draft.picks).map(([step, people]) => ({
    label: label(definition.route.find((s) => s.id === step)?.name ?? { zh: step, en: step }, maker),
    value: people.map((id) => maker.person(id) ?? '').join(words.value.and),
  }))
  return {
    title: draft.resubmits ? words.card.draft.again(process) : words.card.draft.title(process),
    tone: 'info',
    ...(changed.length > 0 ? { subtitle: words.card.draft.changed } : {}),
    blocks: [
      ...valueBlocks(definition.form.fields, draft.values, maker, { changed }),
      ...(picked.length > 0 ? [{ block: 'fields', rows: picked } as const] : []),
      ...notesOf(draft, definition, maker),
      ...(route ? [{ block: 'text', text: whatHappens(route, maker) } as const] : []),
      ...soonestBlocks(soonest, maker),
      ...forecastBlocks(forecast, maker),
      ...(warning ? [note('warning', warning)] : []),
    ],
    buttons: [
      press(maker, 'primary', draft.resubmits ? words.card.button.resubmit : words.card.button.submit, {
        press: 'confirm',
        proposal,
      }),
      press(maker, 'default', words.card.button.edit, { press: 'edit', draft: draft.id }),
      formButton(draft, maker),
      press(maker, 'danger', words.card.button.cancel, { press: 'cancel', draft: draft.id }),
    ],
    about: { draft: draft.id, ...(draft.resubmits ? { request: draft.resubmits } : {}) },
  }
}

/** The web opens the form; where a platform has none, the press asks what to change. */
export const formButton = (draft: Draft, maker: Maker): Button => ({
  ...press(maker, 'default', maker.words.card.button.form, { press: 'form', draft: draft.id }),
  form: { draft: draft.id },
})

const note = (tone: 'info' | 'warning', text: string): Block => ({ block: 'note', tone, text })

function whatHappens(route: readonly RouteStepView[], maker: Maker): string {
  const line = routeInOneLine(route, maker)
  return line ? maker.words.card.draft.route(line) : maker.words.card.draft.noApproval
}

/** What was assumed or estimated is said, so that a wrong guess is seen before it counts. */
function notesOf({ values, assumed = [] }: Draft, { form }: ProcessDefinition, maker: Maker): Block[] {
  const { draft } = maker.words.card
  const guessed = form.fields.filter((f) => assumed.includes(f.id) && isMoney(values[f.id]))
  const currency = guessed.map((f) => values[f.id]).find(isMoney)?.currency
  const names = guessed.map((f) => label(f.label, maker)).join(maker.words.value.and)
  return [
    ...(currency === undefined ? [] : [note('info', draft.currency(names, currencyName(currency, maker)))]),
    ...(Object.values(values).some((v) => isRange(v) && v.estimated) ? [note('info', draft.estimated)] : []),
  ]
}

const isMoney = (v: Value | undefined): v is Money => typeof v === 'object' && 'currency' in v
const isRange = (v: Value): v is DateRange => typeof v === 'object' && 'start' in v && 'end' in v
