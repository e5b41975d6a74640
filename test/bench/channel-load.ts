// So many messages a second from a chat platform into one process on the embedded default: how soon each is acknowledged,
// and that every one is stored once, whatever came twice. The server is a process of its own; the platform is a Slack on this machine.
// node --import tsx test/bench/channel-load.ts [PER_SECOND] [SECONDS]
import { createHmac } from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { stopwatch, systemClock } from '../../src/kernel/clock.ts'
import { startYiju } from '../kit/process.ts'
import { BOT, openSlackServer, TEAM } from '../kit/slack-server.ts'

const PER_SECOND = Number(process.argv[2] ?? 200)
const SECONDS = Number(process.argv[3] ?? 300)
const SECRET = 'a signing secret'
const SAID = ['你好', '什么在等我审批？', '我的请假到哪一步了？', 'what is waiting for me?', '谢谢', '帮助']

const slack = await openSlackServer()
const people = demoCompany().people.filter((p) => p.email)
for (const [n, p] of people.entries())
  slack.users.set(`U${n}`, {
    id: `U${n}`,
    team_id: TEAM,
    is_email_confirmed: true,
    profile: { email: p.email, real_name: p.name },
  })

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-load-'))
const server = await startYiju({
  dataDir,
  env: {
    SLACK_BOT_TOKEN: BOT.token,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.api,
    PUBLIC_URL: 'https://yiju.example.com',
  },
})
const url = new URL(server.url)
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

function post(event: string, user: string, text: string): Promise<{ ms: number; status: number }> {
  const now = Math.floor(systemClock.now().epochMilliseconds / 1000)
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: 'A0001',
    event_id: event,
    event_time: now,
    authorizations: [
      { team_id: TEAM, user_id: BOT.user, is_bot: true, enterprise_id: null, is_enterprise_install: false },
    ],
    event: {
      type: 'message',
      channel: `D${user}`,
      channel_type: 'im',
      user,
      text,
      ts: `${now}.${event.slice(2)}`,
      event_ts: `${now}.1`,
    },
  })
  const signature = createHmac('sha256', SECRET).update(`v0:${now}:${body}`).digest('hex')
  const watch = stopwatch()
  return new Promise((done, fail) => {
    const request = http.request(
      {
        agent,
        hostname: url.hostname,
        port: url.port,
        path: '/hooks/slack/events',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': String(now),
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => done({ ms: watch(), status: answer.statusCode ?? 0 }))
      },
    )
    request.on('error', fail)
    request.end(body)
  })
}

// Everybody is known before the clock runs.
for (const n of people.keys()) await post(`Ev${900_000 + n}`, `U${n}`, '你好')
await settled(people.length)

const acks: { ms: number; status: number; second: number }[] = []
const watch = stopwatch()
const sending: Promise<unknown>[] = []
const total = PER_SECOND * SECONDS
for (let n = 0; n < total; n++) {
  const due = (n / PER_SECOND) * 1000
  if (watch() < due) await new Promise((go) => setTimeout(go, due - watch()))
  const user = `U${n % people.length}`
  // One in fifty is delivered twice, as Slack does.
  const send = () =>
    post(`Ev${n}`, user, SAID[n % SAID.length]!).then(
      (ack) => void acks.push({ ...ack, second: Math.floor(due / 1000) }),
    )
  sending.push(send())
  if (n % 50 === 0) sending.push(send())
}
await Promise.all(sending)
const sent = watch()
await server.stop()
// What stands in the database now: every event once, its words once, each answered or waiting for its answer.
const opened = await openDatabase({ dataDir, clock: systemClock }, (error) => {
  throw error
})
const { rows } = await opened.pool.query<{ stored: number; words: number; answered: number }>(`
  select (select count(*)::integer from inbox where platform = 'slack') as stored,
         (select count(*)::integer from inbox where platform = 'slack' and answered_at is not null) as answered,
         (select count(*)::integer from message m join conversation c on c.org_id = m.org_id and c.id = m.conversation_id
           where c.platform = 'slack' and m.sender = 'person') as words`)
await opened.close()
const stands = rows[0]!

/** When it was slow, if it was: a pause of the process, or all the time. */
const slowSeconds = [...new Set(acks.filter((a) => a.ms > 300).map((a) => a.second))].sort((a, b) => a - b)
acks.sort((a, b) => a.ms - b.ms)
const at = (q: number) => Math.round(acks[Math.min(acks.length - 1, Math.floor(acks.length * q))]!.ms)
process.stdout.write(
  `${JSON.stringify({
    perSecond: PER_SECOND,
    seconds: SECONDS,
    sentPerSecond: Math.round(total / (sent / 1000)),
    notAcknowledged: acks.filter((a) => a.status !== 200).length,
    ackP50: at(0.5),
    ackP99: at(0.99),
    ackMax: at(1),
    slowSeconds,
    messages: total,
    lost: total + people.length - stands.stored,
    doubled: stands.words - stands.stored,
    answeredSoFar: stands.answered,
    load: os.loadavg()[0],
  })}\n`,
)
agent.destroy()
await slack.close()
fs.rmSync(dataDir, { recursive: true, force: true })

/** Until nothing more is posted for five seconds. */
async function settled(atLeast: number): Promise<void> {
  let last = -1
  for (let still = 0; still < 5;) {
    await new Promise((go) => setTimeout(go, 1000))
    still = slack.messages.length === last && slack.messages.length >= Math.min(atLeast, 1) ? still + 1 : 0
    last = slack.messages.length
  }
}
