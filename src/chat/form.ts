// A form as any chat platform can draw it: plain inputs, values as text. What a value means is decided by the server.

export interface ChatForm {
  /** Opaque: given back with the values. */
  draft: string
  title: string
  submit: string
  cancel: string
  inputs: readonly FormInput[]
  /** What this form leaves out (tables, files), and where it can be filled. */
  note?: string
}

export type FormInput = {
  /** Unique in the form: the key of its value. */
  id: string
  label: string
  required: boolean
  hint?: string
  /** As it stands now. */
  value?: string
} & (
  | { kind: 'text'; multiline: boolean; maxLength?: number }
  | { kind: 'number' }
  /** Value: ISO date. */
  | { kind: 'date' }
  /** Value: an option's id; with `multiple` several, joined by commas. */
  | { kind: 'choice'; options: readonly { id: string; label: string }[]; multiple: boolean }
  /** A colleague, by name or e-mail; platforms with a people picker may send `account:<user>`. */
  | { kind: 'person'; multiple: boolean }
)

export type InputKind = FormInput['kind']

/** What was typed, by input id. An empty text is no value. */
export type FormAnswers = Readonly<Record<string, string>>

/** What is wrong, by input id, in the person's language; `form` is about all of it. Empty: accepted. */
export type FormProblems = Readonly<Record<string, string>>
