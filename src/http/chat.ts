// The web chat: what is typed or pressed is stored first and answered later; answers are announced on /api/live.
import { z } from 'zod'
import { accept, type Content } from '../assistant/accept.ts'
import { checkDraftForm, draftForm } from '../assistant/drafts.ts'
import { saveFile } from '../assistant/attach.ts'
import { takeTurn } from '../assistant/limits.ts'
import { Fault } from '../kernel/fault.ts'
import type { Door } from './door.ts'
import { FileRefs, FormValues } from './shapes.ts'
import { uploaded } from './upload.ts'

const PLATFORM = 'web'
const PAGE = 40
/** Characters that are stored; the dialogue says what it cannot read of it. */
const LONGEST_BODY = 40_000
const Id = z.uuid()
const DONE = { ok: true as const }

export function chatRoutes({ app, world, signedIn, changing }: Door): void {
  app.get('/api/chat', async (request) => {
    const { store, me } = await signedIn(request)
    const { before } = z.object({ before: z.coerce.number().int().positive().optional() }).parse(request.query)
    const conversation = await store.conversations.of(me.id, PLATFORM)
    const page = await store.conversations.messages(conversation, { limit: PAGE + 1, ...(before ? { before } : {}) })
    const thinking = (await store.inbox.waiting(conversation, 1)).length > 0
    return { messages: page.slice(-PAGE), more: page.length > PAGE, thinking }
  })

  /** False: it was here before. */
  const arrive = (session: Awaited<ReturnType<typeof changing>>, event: string, content: Content) => {
    takeTurn(world, session.me.id)
    return accept(world, session.org, {
      platform: PLATFORM,
      event: `${session.me.id}:${event}`,
      person: session.me.id,
      content,
    })
  }

  app.post('/api/chat/messages', async (request) => {
    const session = await changing(request)
    const body = z
      .object({ id: Id, text: z.string().max(LONGEST_BODY), files: FileRefs.optional() })
      .parse(request.body)
    await arrive(session, body.id, { kind: 'text', text: body.text, ...(body.files ? { files: body.files } : {}) })
    return DONE
  })

  app.post('/api/chat/press', async (request) => {
    const session = await changing(request)
    const body = z
      .object({ id: Id, button: z.string().max(100), input: z.string().max(LONGEST_BODY).optional() })
      .parse(request.body)
    await arrive(session, body.id, {
      kind: 'press',
      button: body.button,
      ...(body.input === undefined ? {} : { input: body.input }),
    })
    return DONE
  })

  app.post('/api/chat/voice', async (request) => {
    const session = await changing(request)
    takeTurn(world, session.me.id)
    const { name, type, bytes, fields } = await uploaded(request)
    const id = Id.parse(fields['id'])
    const { file } = await saveFile(world, session.org, session.me.id, { name, type, bytes })
    // Sent again because the answer was lost: the first one is heard.
    if (!(await arrive(session, id, { kind: 'voice', recording: file }))) await session.store.files.remove(file)
    return DONE
  })

  app.get<{ Params: { draft: string } }>('/api/chat/draft/:draft', async (request) => {
    const { org, me } = await signedIn(request)
    const found = await draftForm(world, org, me, PLATFORM, request.params.draft)
    if (!found) throw new Fault('not-found', 'no such draft')
    return found
  })

  app.post('/api/chat/form', async (request) => {
    const session = await changing(request)
    const body = z.object({ id: Id, draft: z.string().max(100), values: FormValues }).parse(request.body)
    const checked = await checkDraftForm(world, session.org, session.me, PLATFORM, body.draft, body.values)
    if (!checked) throw new Fault('not-found', 'no such draft')
    if (checked.length) return { problems: checked }
    await arrive(session, body.id, { kind: 'form', draft: body.draft, values: body.values })
    return DONE
  })
}
