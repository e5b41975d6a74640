// The drafts of a conversation: the open one is the last, the others were put aside; and the form each is filled on.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { DraftId } from '../kernel/ids.ts'
import type { Conversation, Draft } from './conversation.ts'
import { published, type Facts } from './facts.ts'
import { idle } from './turn.ts'

/** More than this many half-written requests at once is a loop, not a person. */
export const MOST_DRAFTS = 8

export const openDraft = (c: Conversation): Draft | undefined => c.drafts.at(-1)

export const findDraft = (c: Conversation, id: DraftId): Draft | undefined => c.drafts.find((d) => d.id === id)

/** The draft becomes the open one, in place of its earlier edition. */
export const withDraft = (c: Conversation, draft: Draft): Conversation => ({
  ...c,
  drafts: [...c.drafts.filter((d) => d.id !== draft.id), draft],
})

export function withoutDraft(c: Conversation, id: DraftId): Conversation {
  const rest = { ...c, drafts: c.drafts.filter((d) => d.id !== id) }
  return concerns(c, id) ? idle(rest) : rest
}

/** Whether the open question or the card on screen is about this draft. */
export function concerns(c: Conversation, id: DraftId): boolean {
  const asked = c.asked && 'draft' in c.asked ? c.asked.draft : undefined
  return asked === id || (c.confirming?.propose === 'submit' && c.confirming.draft === id)
}

/** A new request runs on the newest version, a corrected one on its own. Undefined: I may not start it (any more). */
export function definitionOf(
  draft: Draft,
  facts: Facts,
): { definition: ProcessDefinition; version: number } | undefined {
  if (draft.resubmits) {
    const exact = [...(facts.versions ?? []), ...facts.processes].find(
      (p) => p.definition.key === draft.process && p.version === draft.version,
    )
    if (exact) return exact
  }
  return published(facts, draft.process)
}

/** The draft on the version it would be submitted on; a newer one counts as a change, so that it is shown again. */
export function upToDate(draft: Draft, facts: Facts): Draft {
  const found = definitionOf(draft, facts)
  if (!found || found.version === draft.version) return draft
  const known = new Set(found.definition.form.fields.map((f) => f.id))
  const values = Object.fromEntries(Object.entries(draft.values).filter(([id]) => known.has(id)))
  return { ...draft, version: found.version, values, edition: draft.edition + 1 }
}
