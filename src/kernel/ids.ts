// Identifiers: branded strings, so that a person is never passed where a request is meant.
import { randomBytes } from 'node:crypto'
import type { Instant } from './clock.ts'

type Id<Name extends string> = string & { readonly __id?: Name }
export type OrgId = Id<'org'>
export type PersonId = Id<'person'>
export type DepartmentId = Id<'department'>
export type RequestId = Id<'request'>
export type TaskId = Id<'task'>
export type ActivationId = Id<'activation'>
export type StepId = Id<'step'>
export type ProcessKey = Id<'process'>
export type ConversationId = Id<'conversation'>
export type MessageId = Id<'message'>
export type DraftId = Id<'draft'>
export type FileId = Id<'file'>

/** A UUID version 7 (RFC 9562): sorts by time, so indexes stay dense. */
export function newId(now: Instant, random: Uint8Array = randomBytes(10)): string {
  const bytes = new Uint8Array(16)
  const ms = now.epochMilliseconds
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) % 256
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
