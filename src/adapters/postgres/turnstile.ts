// Whose turn it is at the one session of the embedded database: in order of arrival, the urgent ones first.
import { AsyncLocalStorage } from 'node:async_hooks'

const urgent = new AsyncLocalStorage<boolean>()

/** What `work` asks of the database does not stand behind what already waits there. */
export const urgently = <T>(work: () => Promise<T>): Promise<T> => urgent.run(true, work)

type Leave = () => void

/** One at a time; the promise gives the way out. After an urgent one an ordinary one has its turn, so that none waits for ever. */
export function turnstile(): () => Promise<Leave> {
  const waiting: Record<'urgent' | 'ordinary', ((leave: Leave) => void)[]> = { urgent: [], ordinary: [] }
  let taken = false
  let lastWasUrgent = false

  const next = (): void => {
    const [one, other] = lastWasUrgent ? (['ordinary', 'urgent'] as const) : (['urgent', 'ordinary'] as const)
    const line = waiting[one].length > 0 ? one : other
    const enter = waiting[line].shift()
    taken = enter !== undefined
    if (!enter) return
    lastWasUrgent = line === 'urgent'
    let left = false
    enter(() => {
      if (left) return
      left = true
      next()
    })
  }
  return () =>
    new Promise((enter) => {
      waiting[urgent.getStore() ? 'urgent' : 'ordinary'].push(enter)
      if (!taken) next()
    })
}
