// Teams walks through the contract of every chat platform: Microsoft's own SDK on the wire, against Microsoft on this machine.
import { expect } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import { activity, AAD, openRig } from '../kit/teams-rig.ts'
import { APP, TENANT, type Failure } from '../kit/teams-server.ts'
import { platformContract } from './platform.ts'

const FAILURES: Readonly<Record<'rate-limited' | 'down' | 'rejected' | 'gone', Failure>> = {
  'rate-limited': { status: 429, headers: { 'retry-after': '1' } },
  down: { status: 503 },
  rejected: { status: 400, code: 'BadSyntax' },
  gone: { status: 403, code: 'BotNotInConversationRoster' },
}

platformContract('teams', async (host) => {
  const rig = await openRig(host, (server) =>
    openTeams({
      appId: APP,
      appSecret: 'the-secret-of-the-bot',
      tenantId: TENANT,
      publicUrl: 'https://yiju.example.com',
      serviceUrl: server.serviceUrl,
      trust: { openIdUrl: server.openIdUrl, hosts: [server.host] },
    }),
  )
  const { server, platform } = rig
  const call = async (over: Record<string, unknown>) => {
    const answer = await rig.call(over)
    expect(answer.status).toBe(200)
  }
  return {
    platform,
    account: { platform: 'teams', workspace: TENANT, user: AAD },
    email: 'wang.fang@example.com',
    says: (text, id) => call({ text, id }),
    mentions: (text, id) =>
      call({
        id,
        text: `<at>Yiju</at> ${text}`,
        entities: [
          { type: 'mention', text: '<at>Yiju</at>', mentioned: { id: activity().recipient.id, name: 'Yiju' } },
        ],
        conversation: {
          id: '19:general@thread.tacv2;messageid=1',
          conversationType: 'channel',
          isGroup: true,
          tenantId: TENANT,
        },
      }),
    presses: async (label, input) => {
      await call(rig.press(label, input))
    },
    shown: async () =>
      server.posted.filter((p) => !p.conversation.startsWith('19:')).map(({ activity: a }) => wordsIn(a).join('\n')),
    previews: async () => server.posted.map(({ activity: a }) => [a['summary'], a['text']].join('\n')),
    raw: async () => server.sent.join('\n'),
    // Nothing of ours is read as Markdown or HTML, and no mention is declared.
    alive: /"textFormat":"(?!plain)|"type":"(?:mention|TextBlock|FactSet)"|@all|@所有人/,
    left: async () => server.posted.map(({ activity: a }) => String(a['text'])),
    aloud: async () =>
      server.posted
        .filter((p) => p.conversation === '19:general@thread.tacv2;messageid=1')
        .map(({ activity: a }) => wordsIn(a).join('\n')),
    letsIn: (who) => {
      const facts = who === 'guest' ? { userRole: 'guest' } : { tenantId: 'another' }
      server.members.set('29:x', { ...server.members.get(AAD), id: '29:x', aadObjectId: 'x', ...facts })
    },
    fails: (how) => void server.failing.push(FAILURES[how]),
    close: rig.close,
  }
})

const READ = ['text', 'title', 'label', 'altText']

/** Everything with words in it, wherever it stands in the card. */
function wordsIn(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(wordsIn)
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, value]) =>
    name === 'fallback' ? [] : READ.includes(name) && typeof value === 'string' ? [value] : wordsIn(value),
  )
}
