// How soon a card follows a decision: from the manager's press in Slack until the buttons of their own card are gone and the
// one who asked is told, by the real server with its embedded database. The Slack is on this machine.
// node --import tsx test/bench/card-alive.ts [ROUNDS]
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { demoCompany } from '../../src/demo/company.ts'
import { stopwatch } from '../../src/kernel/clock.ts'
import { startYiju } from '../kit/process.ts'
import { direct } from '../kit/slack-rig.ts'
import { APP_TOKEN, BOT, openSlackServer, TEAM, type Message } from '../kit/slack-server.ts'

const ROUNDS = Number(process.argv[2] ?? 20)
const [WANG, LI] = ['U0WANG', 'U0LI']

const company = demoCompany()
const emailOf = (id: string) => company.people.find((p) => p.id === id)?.email
const slack = await openSlackServer()
for (const [id, person] of [
  [WANG, 'wang-fang'],
  [LI, 'li-qiang'],
] as const)
  slack.users.set(id, { id, team_id: TEAM, is_email_confirmed: true, profile: { email: emailOf(person) } })

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-alive-'))
// Started for the first time it is the demo company, with a year of requests.
const server = await startYiju({
  dataDir,
  env: { SLACK_BOT_TOKEN: BOT.token, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.api },
})

interface Shown {
  type?: string
  text?: { text?: string }
}
const labels = (m: Message) =>
  m.blocks.flatMap((b) => ((b['elements'] ?? []) as Shown[]).flatMap((e) => (e.type === 'button' ? e.text!.text! : [])))
const mine = (user: string) => slack.messages.filter((m) => m.channel === `D${user}`)
const offering = (user: string, label: string) => mine(user).findLast((m) => labels(m).includes(label))

async function until<T>(what: string, look: () => T | undefined | false, ms = 60_000): Promise<T> {
  const watch = stopwatch()
  for (;;) {
    const found = look()
    if (found) return found
    if (watch() > ms)
      throw new Error(
        `${what} did not happen:\n${slack.messages
          .slice(-6)
          .map((m) => `${m.channel} ${slack.words(m)}`)
          .join('\n--\n')}\n${server.output().slice(-2000)}`,
      )
    await setTimeout(5)
  }
}

async function press(user: string, label: string): Promise<Message> {
  const message = await until(`a button ${label} for ${user}`, () => offering(user, label))
  const button = message.blocks
    .flatMap((b) => (b['elements'] ?? []) as Shown[])
    .find((e) => e.type === 'button' && e.text?.text === label)
  await slack.envelope('interactive', {
    type: 'block_actions',
    user: { id: user, team_id: TEAM },
    api_app_id: 'A0001',
    container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
    trigger_id: `1.2.${message.ts}.${label}`,
    team: { id: TEAM, domain: 'acme' },
    channel: { id: message.channel, name: 'directmessage' },
    message: { ...message, type: 'message', user: BOT.user, bot_id: BOT.id },
    state: { values: {} },
    actions: [{ ...button, block_id: 'b', action_ts: message.ts }],
  })
  return message
}

const says = (user: string, text: string, id: string) =>
  slack.envelope('events_api', direct(text, id, { user, channel: `D${user}` }))

process.on('uncaughtException', (error) => {
  process.stderr.write(`${String(error)}\n`)
  void server.kill().finally(() => process.exit(1))
})

await until('a connection', () => slack.connections() > 0)
await says(WANG, '你好', 'hello-1')
await says(LI, '你好', 'hello-2')
await until('a greeting', () => mine(WANG).length > 0 && mine(LI).length > 0)

const own: number[] = []
const told: number[] = []
for (let n = 0; n < ROUNDS; n += 1) {
  await says(WANG, `${n + 2}天后请一天事假，家里有事`, `ask-${n}`)
  await press(WANG, '提交')
  await until('a card for the manager', () => offering(LI, '同意'))
  // Our own queue keeps to four messages in four seconds a person: what is measured is not that.
  await setTimeout(6000)
  const before = JSON.stringify(mine(WANG))
  const watch = stopwatch()
  const card = await press(LI, '同意')
  const [settled, heard] = await Promise.all([
    until('the settled card', () => !labels(card).includes('同意')).then(() => watch()),
    until('the news', () => JSON.stringify(mine(WANG)) !== before).then(() => watch()),
  ])
  own.push(settled)
  told.push(heard)
  await setTimeout(4000)
}
await server.stop()
await slack.close()
fs.rmSync(dataDir, { recursive: true, force: true })

const spread = (all: number[]) => {
  const sorted = all.map(Math.round).toSorted((a, b) => a - b)
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]
  return { p50: at(0.5), p90: at(0.9), max: sorted.at(-1) }
}
process.stdout.write(
  `${JSON.stringify({ rounds: ROUNDS, ownCardMs: spread(own), initiatorMs: spread(told), load: os.loadavg()[0] })}\n`,
)
process.exit(0)
