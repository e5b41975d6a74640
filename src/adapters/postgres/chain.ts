// The hash chain of a request's events: each hash covers the one before it, so that no event can be changed, moved or cut out unseen.
import { createHash } from 'node:crypto'

/** Where a chain begins; tied to its request, so that two requests cannot exchange their logs. */
export const genesis = (org: string, request: string): string => sha256(`${org}/${request}`)

export const hashEvent = (prev: string, seq: number, body: object): string => sha256(prev + canonical({ ...body, seq }))

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** One text for one value: keys sorted, nothing undefined; the same before and after jsonb, which forgets the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    return `{${fields.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
