// Uploads and downloads.
import { openFile, saveFile } from '../assistant/attach.ts'
import { takeTurn } from '../assistant/limits.ts'
import type { Door } from './door.ts'
import { uploaded } from './upload.ts'

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
