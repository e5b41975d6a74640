// A button's value: the opaque id, and what its dialog needs to open at once (a trigger lives three seconds).
import { z } from 'zod'
import type { Button } from '../../chat/card.ts'
import type { PlatformWords } from '../../chat/platform.ts'
import { cut } from '../../chat/text.ts'

const Ask = z.object({
  kind: z.enum(['text', 'person']),
  label: z.string(),
  required: z.boolean(),
  max: z.number().optional(),
})
const Value = z.object({
  id: z.string(),
  ask: Ask.optional(),
  draft: z.string().optional(),
  /** send, cancel, the placeholder for a person: words of the dialog, in the reader's language. */
  words: z.tuple([z.string(), z.string(), z.string()]).optional(),
})
export type ButtonValue = z.infer<typeof Value>

/** Slack's limit. */
const LONGEST = 2000

export function buttonValue({ id, input, form }: Button, words: PlatformWords): string {
  if (!input && !form) return JSON.stringify({ id })
  const said = [words.send, words.cancel, words.personHint].map((w) => cut(w, 60))
  const value = JSON.stringify({
    id,
    ...(input
      ? {
          ask: {
            kind: input.kind,
            label: cut(input.label, 200),
            required: input.required,
            ...(input.kind === 'text' ? { max: input.maxLength } : {}),
          },
        }
      : {}),
    ...(form ? { draft: form.draft } : {}),
    words: said,
  })
  return value.length <= LONGEST ? value : JSON.stringify({ id })
}

/** Undefined: not a button of ours. */
export function readValue(value: string | undefined): ButtonValue | undefined {
  try {
    return Value.parse(JSON.parse(value ?? ''))
  } catch {
    return undefined
  }
}
