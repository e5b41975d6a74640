// Files people send: fetched from the message they came with, with a limit.
import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { RemoteFile } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Api } from './api.ts'

const Ref = z.object({
  message: z.string().regex(/^om_\w+$/),
  key: z.string().regex(/^[\w-]+$/),
  kind: z.enum(['image', 'file']),
})

export async function fetchFile(api: Api, { ref }: RemoteFile, limit: number): Promise<Uint8Array> {
  const read = Ref.safeParse(ref)
  if (!read.success) throw new Fault('bad-input', 'feishu: not a file of a message')
  const { message, key, kind } = read.data
  const answer = await api.raw((client) =>
    client.im.messageResource.get({ path: { message_id: message, file_key: key }, params: { type: kind } }),
  )
  const said = Number((answer.headers as Readonly<Record<string, unknown>>)['content-length'])
  const stream = answer.getReadableStream() as Readable
  const parts: Uint8Array[] = []
  let size = 0
  try {
    if (said > limit) throw tooLarge(limit)
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > limit) throw tooLarge(limit)
      parts.push(part)
    }
  } catch (error) {
    stream.destroy()
    if (error instanceof Fault) throw error
    throw new Fault('unavailable', 'feishu: a file broke off', { cause: error })
  }
  return Buffer.concat(parts)
}

const tooLarge = (limit: number) => new Fault('too-large', `feishu: a file of more than ${limit} bytes`)
