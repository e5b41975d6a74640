// Waits until it is so: a busy machine is given half a minute, where vitest by itself gives one second.
import { vi } from 'vitest'

export const until = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: 30_000 })
