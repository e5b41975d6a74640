// Wang Fang in a Slack on this machine: she writes, presses and fills in as Slack's own client would send it.
import { openSlack } from '../../src/adapters/slack/platform.ts'
import type { SlackConfig } from '../../src/adapters/slack/settings.ts'
import type { Host } from '../../src/chat/platform.ts'
import type { Rig } from '../contract/platform.ts'
import { parsedBySlack } from './slack-blocks.ts'
import { APP_TOKEN, BOT, TEAM, openSlackServer, type Ack, type SlackServer } from './slack-server.ts'

export const WANG = 'U0WANG'
const EMAIL = 'wang.fang@acme.example'

export const wang = {
  id: WANG,
  team_id: TEAM,
  real_name: '王芳',
  deleted: false,
  is_bot: false,
  is_email_confirmed: true,
  profile: { email: EMAIL, real_name: '王芳', display_name: 'wf' },
}

/** As a client writes it into a message. */
export const marked = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const event = (id: string, inner: Record<string, unknown>, team = TEAM) => ({
  token: 'deprecated-verification-token',
  team_id: team,
  api_app_id: 'A0001',
  event: { event_ts: '1772000000.000100', ...inner },
  type: 'event_callback',
  event_id: id,
  event_time: 1_772_000_000,
  authorizations: [
    { enterprise_id: null, team_id: team, user_id: BOT.user, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
})

let moment = 0
/** A timestamp of Slack, now. */
export const ts = () =>
  `${Math.floor((performance.timeOrigin + performance.now()) / 1000)}.${String((moment += 1)).padStart(6, '0')}`

export const direct = (
  text: string,
  id: string,
  { user = WANG, ...more }: Record<string, unknown> & { user?: string } = {},
) =>
  event(id, {
    type: 'message',
    channel: `D${user}`,
    channel_type: 'im',
    user,
    text: marked(text),
    ts: ts(),
    team: TEAM,
    ...more,
  })

interface Shown {
  type?: string
  text?: { text?: string }
  value?: string
  action_id?: string
}

export interface SlackRig extends Rig {
  server: SlackServer
  submit(view: Record<string, unknown>, values: Record<string, unknown>, user?: string): Promise<Ack | undefined>
  press(label: string, user?: string): Promise<Ack | undefined>
}

/** Without a host it is started by somebody else. */
export async function openSlackRig(host?: Host, over: Partial<SlackConfig> = {}): Promise<SlackRig> {
  const server = await openSlackServer()
  server.users.set(WANG, wang)
  server.users.set(BOT.user, { id: BOT.user, team_id: TEAM, is_bot: true, profile: {} })
  const general = { info: { is_channel: true, is_ext_shared: false, is_shared: false }, members: [WANG, BOT.user] }
  server.channels.set('C0GENERAL', general)
  const platform = openSlack({ botToken: BOT.token, appToken: APP_TOKEN, apiUrl: server.api, ...over })
  if (host) await platform.start(host)
  let presses = 0

  const acknowledged = async (ack: Promise<Ack | undefined>): Promise<Ack> => {
    const got = await ack
    if (!got) throw new Error('no acknowledgement within Slack’s three seconds')
    return got
  }
  const person = (id: string) => ({ id, username: 'x', name: 'x', team_id: TEAM })

  function pressable(label: string, user: string) {
    for (const message of server.messages.toReversed().filter((m) => m.channel === `D${user}`))
      for (const block of message.blocks) {
        const button = ((block['elements'] ?? []) as Shown[]).find((e) => e.type === 'button' && e.text?.text === label)
        if (button) return { message, button }
      }
    throw new Error(`nobody shows a button ${label}`)
  }

  async function press(label: string, user = WANG) {
    const { message, button } = pressable(label, user)
    return server.envelope('interactive', {
      type: 'block_actions',
      user: person(user),
      api_app_id: 'A0001',
      token: 'deprecated-verification-token',
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: false },
      trigger_id: `1.2.press${(presses += 1)}`,
      team: { id: TEAM, domain: 'acme' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: message.channel, name: 'directmessage' },
      message: { ...message, type: 'message', user: BOT.user, bot_id: BOT.id },
      state: { values: {} },
      response_url: `${server.origin}/actions/T/1/x`,
      actions: [{ ...button, block_id: 'b', type: 'button', action_ts: ts() }],
    })
  }

  const submit = (view: Record<string, unknown>, values: Record<string, unknown>, user = WANG) =>
    server.envelope('interactive', {
      type: 'view_submission',
      team: { id: TEAM, domain: 'acme' },
      user: person(user),
      api_app_id: 'A0001',
      token: 'deprecated-verification-token',
      trigger_id: `1.2.submit${(presses += 1)}`,
      view: { ...view, team_id: TEAM, type: 'modal', state: { values }, hash: '1.x', app_id: 'A0001', bot_id: BOT.id },
      response_urls: [],
      is_enterprise_install: false,
      enterprise: null,
    })

  return {
    server,
    platform,
    account: { platform: 'slack', workspace: TEAM, user: WANG },
    email: EMAIL,
    press,
    submit,
    says: async (text, id) => void (await acknowledged(server.envelope('events_api', direct(text, id)))),
    mentions: async (text, id) => {
      const said = { type: 'app_mention', user: WANG, channel: 'C0GENERAL', ts: ts(), team: TEAM }
      await acknowledged(server.envelope('events_api', event(id, { ...said, text: `<@${BOT.user}> ${marked(text)}` })))
    },
    async presses(label, input) {
      await acknowledged(press(label))
      if (input === undefined) return
      const view = [...server.views.values()].at(-1)
      if (!view) throw new Error('no dialog was opened')
      const typed = { type: 'plain_text_input', value: input }
      await acknowledged(submit(view, { ask: { v: typed } }))
    },
    shown: async () => server.messages.filter((m) => m.channel.startsWith('D')).map((m) => server.words(m)),
    previews: async () => server.messages.map((m) => m.text),
    raw: async () =>
      JSON.stringify(server.messages.map((m) => [m.blocks.length > 0 ? parsedBySlack(m.blocks) : [], m.text])),
    alive: /<!|<@|<https?:|link:https:\/\/evil/,
    aloud: async () =>
      server.messages.filter((m) => m.channel === 'C0GENERAL' && m.thread_ts).map((m) => server.words(m)),
    letsIn: (who) => {
      if (who === 'company') general.info.is_ext_shared = true
      else {
        server.users.set('U0GUEST', { ...wang, id: 'U0GUEST', is_restricted: true, profile: {} })
        general.members.push('U0GUEST')
      }
    },
    left: async () => server.ephemeral.map((m) => server.words(m)),
    fails(how) {
      if (how === 'rate-limited') server.wrong({ status: 429, headers: { 'retry-after': '1' } })
      if (how === 'down') server.wrong({ status: 503 })
      if (how === 'rejected') server.wrong({ error: 'invalid_blocks' })
      if (how === 'gone') server.wrong({ error: 'user_disabled' })
    },
    async close() {
      await platform.stop()
      await server.close()
    },
  }
}
