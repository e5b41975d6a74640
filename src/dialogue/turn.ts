// One turn of a conversation: what it remembers afterwards, and the steps to carry out; small pieces put together in order.
import type { Conversation, Question, Saying, Step } from './conversation.ts'

export interface Turn {
  conversation: Conversation
  steps: readonly Step[]
}

export const quiet = (conversation: Conversation): Turn => ({ conversation, steps: [] })

export const say = (conversation: Conversation, ...sayings: readonly Saying[]): Turn => ({
  conversation,
  steps: sayings.map((what) => ({ step: 'say', what })),
})

/** First this turn, then what follows from where it left the conversation. */
export function after(turn: Turn, next: (conversation: Conversation) => Turn): Turn {
  const rest = next(turn.conversation)
  return { conversation: rest.conversation, steps: [...turn.steps, ...rest.steps] }
}

export const isBusy = (c: Conversation): boolean => c.asked !== undefined || c.confirming !== undefined

/** Nothing is asked and nothing waits for a yes. */
export function idle({ asked: _a, confirming: _c, ...rest }: Conversation): Conversation {
  return rest
}

export const asking = (conversation: Conversation, asked: Question): Conversation => ({ ...idle(conversation), asked })
