// A real SMTP server on this machine: what it was sent can be read, and it refuses on demand.
import { SMTPServer } from 'smtp-server'
import PostalMime, { type Email } from 'postal-mime'

export interface MailServer {
  url: string
  mails: Email[]
  /** The next recipient is answered with this code. */
  refuse: number[]
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const state: Pick<MailServer, 'mails' | 'refuse'> = { mails: [], refuse: [] }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'right' ? done(null, { user: username ?? '' }) : done(new Error('no')),
    onRcptTo: (_address, _session, done) => {
      const code = state.refuse.shift()
      done(code ? Object.assign(new Error('refused'), { responseCode: code }) : null)
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          state.mails.push(mail)
          done()
        })
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    ...state,
    url: `smtp://yiju:right@127.0.0.1:${port}`,
    close: () => new Promise((done) => void server.close(done)),
  }
}
