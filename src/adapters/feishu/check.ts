// For the doctor: what of Feishu works, and the exact next step where it does not.
import type { Check } from '../../chat/platform.ts'
import type { Api } from './api.ts'
import { FeishuFault, isForbidden } from './faults.ts'
import type { Line, LineState } from './line.ts'
import type { FeishuConfig } from './settings.ts'

export async function checks(config: FeishuConfig, api: Api, line: Line | undefined): Promise<readonly Check[]> {
  return [
    await robot(config, api),
    config.mode === 'ws' ? connection(line?.state() ?? 'off', config) : webhook(),
    await directory(api),
    await groups(api),
  ]
}

async function robot({ url }: FeishuConfig, api: Api): Promise<Check> {
  const what = 'Feishu app'
  try {
    const { name } = await botOf(api)
    return { what, state: 'works', seen: `the robot ${name} answers at ${url}` }
  } catch (error) {
    const number = error instanceof FeishuFault ? error.number : undefined
    const next =
      number === 10003 || number === 10014
        ? 'copy both again from the app page into FEISHU_APP_ID and FEISHU_APP_SECRET; for Lark set FEISHU_DOMAIN=lark'
        : number === undefined
          ? `let this machine reach ${url}, or set FEISHU_DOMAIN`
          : 'add the robot (机器人) to the app in the developer console and publish a version'
    return { what, state: 'broken', seen: seenOf(error), next }
  }
}

const SEEN: Readonly<Record<LineState, string>> = {
  on: 'connected',
  off: 'not connected',
  refused: 'Feishu refused the app id or secret',
  full: 'this app has as many connections as Feishu allows',
}

function connection(state: LineState, { url }: FeishuConfig): Check {
  const what = 'Feishu long connection'
  if (state === 'on') return { what, state: 'works', seen: SEEN.on }
  const next = {
    off: `let this machine reach ${url} and its wss:// gateway on port 443, and choose 使用长连接接收事件/回调 in the developer console; or set FEISHU_MODE=webhook`,
    refused: 'copy both again from the app page into FEISHU_APP_ID and FEISHU_APP_SECRET',
    full: 'stop other programs that use this app; it may have 50 connections',
  }[state]
  return { what, state: 'broken', seen: SEEN[state], next }
}

const webhook = (): Check => ({
  what: 'Feishu webhook',
  state: 'works',
  seen: 'ready; events and callbacks both go to PUBLIC_URL/hooks/feishu/events',
})

async function directory(api: Api): Promise<Check> {
  const what = 'Feishu directory'
  try {
    await api.call((client) =>
      client.contact.user.batchGetId({
        params: { user_id_type: 'open_id' },
        data: { emails: ['yiju-doctor@example.com'] },
      }),
    )
    return { what, state: 'works', seen: 'colleagues can be found by e-mail' }
  } catch (error) {
    const next = isForbidden(error)
      ? 'give the app contact:contact.base:readonly, contact:user.id:readonly, contact:user.base:readonly, contact:user.email:readonly and contact:user.employee:readonly, and publish a version'
      : 'see the line above'
    return { what, state: 'broken', seen: seenOf(error), next }
  }
}

/** Without it nothing is missing but answers in groups. */
async function groups(api: Api): Promise<Check> {
  const what = 'Feishu groups'
  try {
    await api.call((client) => client.im.chat.list({ params: { page_size: 1 } }))
    return { what, state: 'works', seen: 'whether somebody from outside may be in a group can be asked' }
  } catch (error) {
    const next = isForbidden(error)
      ? 'to have questions answered in groups, give the app im:chat:readonly and publish a version'
      : 'see the lines above'
    return { what, state: isForbidden(error) ? 'missing' : 'broken', seen: seenOf(error), next }
  }
}

const seenOf = (error: unknown): string => (error instanceof Error ? error.message : 'no answer')

/** Our own name and open_id. */
export async function botOf(api: Api): Promise<{ name: string; open_id: string }> {
  // Answers beside `data`, unlike every other call.
  const answer = await api.raw(
    (client) =>
      client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }) as Promise<{
        code?: number
        bot?: { app_name?: string; open_id?: string }
      }>,
  )
  if (answer.code) throw new FeishuFault('unavailable', answer.code, `Feishu error ${answer.code}`)
  if (!answer.bot?.open_id) throw new FeishuFault('unavailable', undefined, 'Feishu does not say who we are')
  return { name: answer.bot.app_name ?? '', open_id: answer.bot.open_id }
}
