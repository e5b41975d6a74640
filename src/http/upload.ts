// One file of a multipart body, and what was said of it before.
import type { FastifyRequest } from 'fastify'
import { Fault } from '../kernel/fault.ts'

export interface Upload {
  name: string
  type: string
  bytes: Uint8Array
  /** Fields that stood before the file. */
  fields: Readonly<Record<string, unknown>>
}

export async function uploaded(request: FastifyRequest): Promise<Upload> {
  try {
    const part = await request.file()
    if (!part) throw new Fault('bad-input', 'no file in the body')
    const fields = Object.entries(part.fields).flatMap(([name, field]) => {
      const one = Array.isArray(field) ? field[0] : field
      return one?.type === 'field' ? [[name, one.value] as const] : []
    })
    // toBuffer throws 413 past the limit set on the server.
    return {
      name: part.filename,
      type: part.mimetype,
      bytes: await part.toBuffer(),
      fields: Object.fromEntries(fields),
    }
  } catch (error) {
    if (error instanceof Fault || (error instanceof Error && 'statusCode' in error)) throw error
    // The parser has plain errors for a body that is malformed or ends too early.
    throw new Fault('bad-input', 'an upload that was cut off', { cause: error })
  }
}
