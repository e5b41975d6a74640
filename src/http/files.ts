// Uploads and downloads.
import type { FastifyRequest } from 'fastify'
import { openFile, saveFile } from '../assistant/attach.ts'
import { takeTurn } from '../assistant/limits.ts'
import { Fault } from '../kernel/fault.ts'
import type { Door } from './door.ts'

export function fileRoutes({ app, world, signedIn, changing }: Door): void {
  app.post('/api/files', async (request) => {
    const { org, me } = await changing(request)
    // Before the body is read into memory.
    takeTurn(world, me.id)
    return saveFile(world, org, me.id, await uploaded(request))
  })

  app.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
    const { org, me } = await signedIn(request)
    const { ref, bytes } = await openFile(world, org, me.id, request.params.id)
    // Always a download: what people upload is never run or shown as a page of ours.
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(ref.name)}`)
      .send(Buffer.from(bytes))
  })
}

async function uploaded(request: FastifyRequest): Promise<{ name: string; type: string; bytes: Uint8Array }> {
  try {
    const part = await request.file()
    if (!part) throw new Fault('bad-input', 'no file in the body')
    // toBuffer throws 413 past the limit set on the server.
    return { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() }
  } catch (error) {
    if (error instanceof Fault || (error instanceof Error && 'statusCode' in error)) throw error
    // The parser has plain errors for a body that is malformed or ends too early.
    throw new Fault('bad-input', 'an upload that was cut off', { cause: error })
  }
}
