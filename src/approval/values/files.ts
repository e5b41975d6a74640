// Reading attachments: how many, how big, and of a kind the form takes.
import type { Field, FileRef } from '../form.ts'
import { cleanLine } from '../words.ts'
import { isRecord, value, wrong, type Reading } from './reading.ts'

type Attachment = Extract<Field, { kind: 'attachment' }>

export function readFiles(field: Attachment, raw: unknown): Reading {
  const files = (Array.isArray(raw) ? raw : [raw]).map(fileRef)
  if (!files.every((f) => f !== undefined)) return wrong(field.id, 'wrong-kind')
  if (files.length > field.maxFiles) return wrong(field.id, 'too-many-files', field.maxFiles)
  if (files.some((f) => f.size > field.maxMegabytes * 1024 * 1024))
    return wrong(field.id, 'file-too-large', field.maxMegabytes)
  if (!files.every((f) => accepts(field.accept, f))) return wrong(field.id, 'file-type', field.accept.join(', '))
  return value(files)
}

function fileRef(raw: unknown): FileRef | undefined {
  if (!isRecord(raw)) return undefined
  const { file, name, size, type } = raw
  const whole = typeof file === 'string' && file && typeof name === 'string' && typeof type === 'string'
  if (!whole || typeof size !== 'number' || !(size >= 0)) return undefined
  return { file, name: cleanLine(name).slice(0, 200), size, type: type.toLowerCase() }
}

/** By ending (`.pdf`), by media type (`application/pdf`), or by family (`image/*`). */
export const accepts = (patterns: readonly string[], { name, type }: Pick<FileRef, 'name' | 'type'>): boolean =>
  patterns.some((pattern) => {
    if (pattern.startsWith('.')) return name.toLowerCase().endsWith(pattern)
    return pattern.endsWith('/*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern
  })
