// Links of e-mails: opening one decides nothing (mail scanners open them all); its page asks, and the press there decides, once.
import { z } from 'zod'
import { followLink, openLink } from '../assistant/platforms/action-link.ts'
import { actWords, type ActWords } from '../assistant/platforms/act-words.ts'
import type { Door } from './door.ts'

const Token = z.string().regex(/^[\w-]{20,100}$/)
const LONGEST_BODY = 20_000

export function actRoutes({ app, world, org }: Door): void {
  void app.register(async (pages) => {
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LONGEST_BODY },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    pages.addHook('onSend', async (_request, reply) => {
      reply.headers({
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex',
      })
    })

    pages.get<{ Params: { token: string } }>('/act/:token', async (request, reply) => {
      const token = Token.safeParse(request.params.token)
      const opened = token.success ? await openLink(world, org, token.data) : undefined
      const words = actWords(opened?.me.locale)
      reply.type('text/html; charset=utf-8')
      if (!opened) return reply.status(404).send(page(words, words.gone, `<p>${escape(words.goneHint)}</p>`))
      const { shown, me } = opened
      const field = shown.input
        ? `<label>${escape(shown.input.label)}<textarea name="said" maxlength="${shown.input.maxLength}"${shown.input.required ? ' required' : ''}></textarea></label>`
        : ''
      const button = `<button class="${shown.danger ? 'danger' : ''}">${escape(words.yes(shown.label))}</button>`
      return reply.send(
        page(words, shown.title, `<p>${escape(words.as(me.name))}</p><form method="post">${field}${button}</form>`),
      )
    })

    pages.post<{ Params: { token: string } }>('/act/:token', async (request, reply) => {
      const token = Token.safeParse(request.params.token)
      const { said } = z.object({ said: z.string().max(LONGEST_BODY).default('') }).parse(request.body ?? {})
      const opened = token.success ? await openLink(world, org, token.data) : undefined
      const words = actWords(opened?.me.locale)
      reply.type('text/html; charset=utf-8')
      if (!token.success || !opened)
        return reply.status(404).send(page(words, words.gone, `<p>${escape(words.goneHint)}</p>`))
      if (opened.shown.input?.required && said.trim() === '')
        return reply
          .status(400)
          .send(page(words, opened.shown.title, `<p>${escape(words.needed(opened.shown.input.label))}</p>`))
      const done = await followLink(world, org, token.data, said)
      return reply.send(
        page(words, done ? words.done : words.gone, `<p>${escape(done ? words.doneHint : words.goneHint)}</p>`),
      )
    })
  })
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!)

const page = (words: ActWords, title: string, body: string): string => `<!doctype html>
<html lang="${words.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
body { max-width: 32rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font-size: 1.25rem }
label, textarea, button { display: block; width: 100%; box-sizing: border-box; font: inherit }
textarea { min-height: 6rem; margin: .25rem 0 1rem; padding: .5rem }
button { padding: .75rem; border: 0; border-radius: .75rem; background: #1f6f54; color: #fff; cursor: pointer }
button.danger { background: #b3362b }
</style>
<h1>${escape(title)}</h1>${body}</html>`
