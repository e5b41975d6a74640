// A story in the telling: events are added one by one, and what follows is decided on the state they lead to.
import type { Instant } from '../kernel/clock.ts'
import type { Event } from './events.ts'
import { evolve } from './evolve.ts'
import type { Request, State } from './request.ts'

/** An event before it is stamped with the time. */
export type Told = Event extends infer E ? (E extends Event ? Omit<E, 'at'> : never) : never

export interface Story {
  readonly events: readonly Event[]
  tell(told: Told): void
  /** The request as it stands after what was told. */
  request(): Request
}

export function startStory(state: State, now: Instant): Story {
  const events: Event[] = []
  const at = now.toString()
  let current = state
  return {
    events,
    tell(told) {
      const event = { ...told, at } as Event
      events.push(event)
      current = evolve(current, event)
    },
    request() {
      if (!current) throw new Error('the story has not begun')
      return current
    },
  }
}
