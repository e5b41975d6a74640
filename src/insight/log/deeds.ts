// What one row of an export says happened: one event, or the whole life of a request.
import { joined } from '../vocabulary.ts'
import type { Places } from './columns.ts'

export interface RowDeed {
  readonly activity: string
  readonly stamp: string
  readonly actor: string
}

// 王芳|同意|2026-03-02 09:05:11|意见 one after another; the remark may hold anything.
const ENTRY =
  /([^|;；\n]+?)\s*\|\s*([^|;；\n]+?)\s*\|\s*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T]*\d{1,2}:\d{2}(?::\d{2})?)?)/gu

/** Events of a row that holds a whole request, in the order they are written. */
export function deedsOfRow(fields: readonly string[], { shape, filed }: Places): RowDeed[] {
  const of = (i: number): string => (i < 0 ? '' : (fields[i] ?? '').trim())
  if (shape.kind === 'record')
    return [...of(shape.at).matchAll(ENTRY)].map(([, actor = '', activity = '', stamp = '']) => ({
      actor: actor.trim(),
      activity: activity.trim(),
      stamp: stamp.trim(),
    }))
  if (shape.kind !== 'wide') return []
  const first = of(filed.timeAt)
  const signed = shape.signatures.flatMap(({ step, actorAt, timeAt, outcomeAt }) => {
    const [actor, stamp, outcome] = [of(actorAt), of(timeAt), of(outcomeAt)]
    // Neither when nor how: nobody has signed there yet.
    if (stamp === '' && outcome === '') return []
    return [{ activity: joined(step, outcome), stamp, actor }]
  })
  return first === '' ? signed : [{ activity: FILED, stamp: first, actor: of(filed.actorAt) }, ...signed]
}

/** What the row tells without a word of its own: it was filed. */
const FILED = 'submit'
