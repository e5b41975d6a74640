// A limit to how long something is waited for.
import { Fault } from '../../kernel/fault.ts'

/** Throws Fault('unavailable') when it takes longer. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('unavailable', `teams: no answer within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
