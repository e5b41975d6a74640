// The one neutral card every platform renders: what is shown, and buttons that carry an opaque id, never the decision.

export interface Card {
  title: string
  tone: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
  /** One short line under the title, e.g. number and status. */
  subtitle?: string
  blocks: readonly Block[]
  buttons: readonly Button[]
  /** Which request or draft it is about; the web links it. */
  about?: { request?: string; draft?: string; task?: string }
}

export type Block =
  | { block: 'text'; text: string }
  | { block: 'fields'; rows: readonly { label: string; value: string; private?: boolean; changed?: boolean }[] }
  | { block: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  /** The route: who decided, who is next. */
  | { block: 'route'; steps: readonly RouteLine[] }
  | { block: 'list'; items: readonly ListItem[] }
  /** Words of a document, verbatim, with where they stand; the best sentence is marked. */
  | { block: 'quote'; sentences: readonly { text: string; best: boolean }[]; source: string; path?: string }
  | { block: 'note'; tone: 'info' | 'warning' | 'danger'; text: string }
  /** A stored PNG or JPEG that the reader of the card owns; `alt` says what it shows. */
  | { block: 'image'; file: string; alt: string }

/** `request` and `path` (a page of the web app, from its root) are where it leads. */
export interface ListItem {
  title: string
  detail?: string
  request?: string
  path?: string
}

export interface RouteLine {
  name: string
  people: readonly string[]
  state: 'done' | 'current' | 'coming' | 'skipped' | 'rejected' | 'returned'
  detail?: string
}

export interface Button {
  /** Opaque; the server knows what it means, for whom, and until when. */
  id: string
  label: string
  role: 'primary' | 'default' | 'danger' | 'quick'
  /** Half of a judgement of an answer; platforms with thumbs of their own draw the two as those. */
  feedback?: 'good' | 'bad'
  /** Asked before the press is sent. */
  input?:
    | { kind: 'text'; label: string; required: boolean; maxLength: number }
    | { kind: 'person'; label: string; required: boolean }
  /** The web opens this form instead of pressing; other platforms press. */
  form?: { draft: string }
}
