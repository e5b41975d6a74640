// What went before: the open draft, what was asked, what is on the screen. From the product as data, or from the last turns as words.
import { plainWords } from '../kernel/text.ts'
import type { Setting } from './context-setting.ts'
import { processHeard } from './acts-decide.ts'
import { askedIn, asksDecision, isConfirmation, shownIn } from './context-turns.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { Context } from './understanding.ts'

export function settingOf(context: Context, lexicon: CompiledLexicon): Setting {
  const last = context.turns.at(-1)
  const assistant = last?.role === 'assistant' ? last.text : undefined
  if (context.draft || context.confirming !== undefined || context.shown !== undefined) {
    const asked = context.draft?.asked
    return {
      ...(context.draft ? { process: context.draft.process } : {}),
      fields: context.draft?.fields ?? {},
      open: context.draft !== undefined,
      asked: asked === undefined ? [] : asksOf(asked),
      confirming: context.confirming ?? false,
      shown: context.shown ?? [],
      assistant: assistant ?? '',
      deciding: false,
    }
  }
  if (assistant === undefined)
    return { fields: {}, open: false, asked: [], confirming: false, shown: [], assistant: '', deciding: false }
  return fromTurns(context, assistant, lexicon)
}

/** A form's date range is asked as one thing; the words answer it in parts. */
const asksOf = (field: string): string[] =>
  field === 'period' || field === 'dates' || field === 'range' ? ['start', 'end'] : [field]

function fromTurns(context: Context, assistant: string, lexicon: CompiledLexicon): Setting {
  // Questions are put in traditional characters and full width as well.
  const plain = plainWords(assistant)
  const confirming = isConfirmation(plain)
  const shown = shownIn(assistant, lexicon)
  const recent = [...context.turns].reverse().slice(0, 6)
  const process =
    processHeard(plain, lexicon) ??
    recent
      .filter((t) => t.role === 'user')
      .map((t) => processHeard(t.text, lexicon))
      .find((p) => p !== undefined)
  const asked = confirming ? [] : askedIn(plain, process === undefined ? undefined : lexicon.processes.get(process))
  const open = process !== undefined && (confirming || asked.length > 0)
  return {
    ...(process !== undefined ? { process } : {}),
    fields: {},
    open,
    asked,
    confirming,
    shown,
    assistant,
    deciding: shown.length === 1 && asksDecision(plain),
  }
}
