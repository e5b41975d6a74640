// Chat platforms that are switched on.
import type { PlatformName } from '../../chat/message.ts'
import type { ChatPlatform } from '../../chat/platform.ts'

export interface Platforms {
  /** In the order of preference for people who have not talked to us anywhere yet. */
  all: readonly ChatPlatform[]
  find(name: string): ChatPlatform | undefined
  /** Where people open the web app, when that is known for certain. */
  webAddress?: string
  /** The company says that people's ids here are those the platforms give them; by default nobody is known by that. */
  staffIds?: boolean
  /** Encrypts what a stolen database must not give away. */
  vault: { seal(text: string): string; open(sealed: string): string }
}

export const platformsOf = (all: readonly ChatPlatform[], facts: Omit<Platforms, 'all' | 'find'>): Platforms => ({
  ...facts,
  all,
  find: (name) => all.find((p) => p.name === (name as PlatformName)),
})
