// One webhook call: verified, parsed, stored, and only then answered; invokes are answered within Teams' time.
import type { HookRequest, HookResponse } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import { readActivity, type Inbound } from './activity.ts'
import { accountOf, isPersonal, rosterSpot, tenantOf } from './address.ts'
import { heard, type Around } from './around.ts'
import { fetchStart, showLink, submitStart } from './compose.ts'
import { fetchForm, submitForm } from './dialogs.ts'
import { contentOf } from './heard.ts'
import { answerAction, pressIn } from './presses.ts'
import type { Account } from '../../chat/message.ts'
import type { Verify } from './verify.ts'
import { within } from './within.ts'

/** Teams gives up on an invoke after some 10 to 15 s; a late answer would be shown to nobody. */
const INVOKE_MS = 9000

export async function receive(around: Around, verify: Verify | undefined, request: HookRequest): Promise<HookResponse> {
  if (request.path.startsWith('/picture/')) return around.pictures.serve(request.path)
  if (request.path !== '/messages') return { status: 404 }
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } }
  const activity = await authentic(around, verify, request)
  const account = accountOf(activity)
  if (account) around.met.remember(account, rosterSpot(activity))
  switch (activity.type) {
    case 'message':
      await hearMessage(around, activity, account)
      return { status: 200 }
    case 'conversationUpdate':
    case 'installationUpdate':
      await hearOpened(around, activity, account)
      return { status: 200 }
    case 'invoke':
      return answer(await within(around.config.patienceMs ?? INVOKE_MS, invoke(around, activity, account)))
    default:
      return { status: 200 }
  }
}

/** A body that cannot be read is refused before its sender is: there is nothing yet to check the token against. */
async function authentic(
  { config, hosts, host }: Around,
  verify: Verify | undefined,
  { headers, body }: HookRequest,
): Promise<Inbound> {
  if (verify && !headers['authorization']) throw new Fault('bad-signature', 'teams: no token')
  const activity = readActivity(body)
  await verify?.(headers['authorization'], activity)
  if (!hosts.service(activity.serviceUrl)) {
    host.log.warn({ platform: 'teams' }, 'an activity names a connector that is not one of Microsoft’s')
    throw new Fault('forbidden', "teams: not one of Microsoft's connectors")
  }
  if (config.tenantId && tenantOf(activity) !== config.tenantId) throw new Fault('forbidden', 'teams: another tenant')
  return activity
}

async function hearMessage({ host, hosts }: Around, activity: Inbound, account: Account | undefined): Promise<void> {
  if (!account) return host.log.info({ platform: 'teams' }, 'somebody without an account of the company wrote')
  const content = pressIn(activity.value, account.workspace) ?? contentOf(activity, hosts)
  if (content) await host.hear(heard(activity, account, content))
}

/** Installing tells it twice, in two ways: one welcome a day. Added to a team or a group, it waits to be spoken to. */
async function hearOpened({ host }: Around, activity: Inbound, account: Account | undefined): Promise<void> {
  const { action, membersAdded, recipient, conversation } = activity
  const added = action === 'add' || (membersAdded ?? []).some((m) => m.id === recipient.id)
  if (!account || !added || !isPersonal(activity)) return
  const day = host.now().toString().slice(0, 10)
  await host.hear({
    ...heard({ ...activity, id: activity.id ?? 'opened' }, account, { kind: 'opened' }),
    event: `${conversation.id}|opened|${day}`,
  })
}

type Answer = (around: Around, activity: Inbound, account: Account) => Promise<unknown>

const INVOKES: Readonly<Record<string, Answer>> = {
  'adaptiveCard/action': answerAction,
  'task/fetch': fetchForm,
  'task/submit': submitForm,
  'composeExtension/fetchTask': fetchStart,
  'composeExtension/submitAction': submitStart,
  'composeExtension/queryLink': showLink,
}

/** Undefined: nothing we offer. */
async function invoke(around: Around, activity: Inbound, account: Account | undefined): Promise<unknown> {
  const { name } = activity
  const respond = name && Object.hasOwn(INVOKES, name) ? INVOKES[name] : undefined
  if (!respond) return undefined
  if (!account) throw new Fault('forbidden', 'teams: somebody without an account of the company')
  return respond(around, activity, account)
}

const answer = (body: unknown): HookResponse =>
  body === undefined
    ? { status: 501 }
    : { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) }
