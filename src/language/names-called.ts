// One way somebody is called at a place in the words, before namesakes are narrowed down.

export type How = 'exact' | 'alias' | 'first-name' | 'surname+title' | 'nickname' | 'homophone' | 'typo' | 'unknown'

/** A reading at a place, before narrowing. `title` narrows by role where it can. */
export interface Called {
  from: number
  to: number
  ids: readonly string[]
  how: How
  title?: string
}
