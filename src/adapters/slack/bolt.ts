// Bolt takes every event apart and authorises it; what is heard is stored before Slack gets its acknowledgement.
import type { App, Receiver } from '@slack/bolt'
import { Fault } from '../../kernel/fault.ts'
import { ASK, FORM } from './form.ts'
import { eventId, hearCommand, hearMessage, hearShortcut, type Command, type Said } from './hear.ts'
import type { Home } from './home.ts'
import { presentDetails, unfurl, type Shared } from './links.ts'
import { heardPress, heardSubmission, type Submission } from './presses.ts'
import { COMMAND, SHORTCUT } from './settings.ts'
import { account, type Slack } from './slack.ts'
import { sdkLogger } from './sdk-log.ts'

/** One event in; what Slack shall be answered comes out. Throws: do not acknowledge, Slack comes again. */
export type Deliver = (body: Record<string, unknown>) => Promise<unknown>

export async function openBolt(slack: Slack, home: Home, secrets: readonly (string | undefined)[]): Promise<Deliver> {
  const { App } = await import('@slack/bolt')
  // Webhooks and Socket Mode both come through `deliver`; Bolt itself listens to nothing.
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} }
  const app = new App({
    receiver,
    convoStore: false,
    logger: sdkLogger(slack.host.log, secrets),
    authorize: (source) => slack.workspaces.authorize(source),
  })
  app.error(async (error) => {
    const cause = 'original' in error && error.original instanceof Error ? error.original : error
    // From a workspace that is not ours any more: acknowledged, or Slack would come again and again.
    if (cause instanceof Fault && cause.code === 'forbidden') return
    throw cause
  })
  listen(app, slack, home)
  return (body) => deliver(app, slack, body)
}

/**
 * Bolt acknowledges events before anybody has heard them; here that is only noted, and the answer is given once the
 * listeners are done. What a person waits for (dialogs) is answered the moment the listener says so.
 */
async function deliver(app: App, slack: Slack, body: Record<string, unknown>): Promise<unknown> {
  const isEvent = 'event' in body
  let answer: unknown
  let acknowledged: (() => void) | undefined
  const early = new Promise<void>((go) => (acknowledged = go))
  const done = app.processEvent({
    body,
    ack: async (response?: unknown) => {
      answer = response
      if (!isEvent) acknowledged?.()
    },
  })
  done.catch((error: unknown) => {
    slack.host.log.warn({ error, type: String(body['type'] ?? '') }, 'slack: an event could not be handled')
  })
  await Promise.race([early, done])
  return answer
}

const workspaceIn = (context: Record<string, unknown>): string => String(context['workspace'] ?? '')

function listen(app: App, slack: Slack, home: Home): void {
  const said = (event: unknown, body: { event_id?: string }, context: Record<string, unknown>) =>
    hearMessage(slack, event as Said, {
      workspace: workspaceIn(context),
      team: context['teamId'] as string | undefined,
      bot: context['botUserId'] as string | undefined,
      event: eventId(body),
    })
  app.event('message', async ({ event, body, context }) => {
    // Channels are heard when we are mentioned; that is an event of its own.
    if (event.channel_type === 'im') await said(event, body, context)
  })
  app.event('app_mention', async ({ event, body, context }) => said(event, body, context))

  app.command(COMMAND, async ({ body, context, ack }) => {
    await hearCommand(slack, body as Command, workspaceIn(context))
    await ack()
  })
  app.shortcut(SHORTCUT, async ({ shortcut, context, ack }) => {
    if (shortcut.type === 'message_action')
      await hearShortcut(slack, shortcut.message as Pick<Said, 'text' | 'files'>, {
        workspace: workspaceIn(context),
        bot: context.botUserId,
        event: `shortcut:${shortcut.trigger_id}`,
        user: shortcut.user.id,
      })
    await ack()
  })

  listenToPresses(app, slack, home)

  app.event('app_home_opened', async ({ event, context }) => {
    const who = account(workspaceIn(context), event.user)
    if (event.tab === 'home') return slack.later('the home page', () => home.show(who))
    // The welcome is given once, however often the chat is opened.
    const once = `opened:${who.workspace}:${who.user}`
    const place = { kind: 'direct' as const, address: { channel: event.channel } }
    await slack.host.hear({ event: once, account: who, place, content: { kind: 'opened' } })
    slack.later('the suggested prompts', async () => {
      const { prompts } = await slack.host.words(who)
      await slack.workspaces.call(who.workspace, 'assistant.threads.setSuggestedPrompts', (c) =>
        c.assistant.threads.setSuggestedPrompts({
          channel_id: event.channel,
          prompts: prompts.slice(0, 4).map((message) => ({ title: message.slice(0, 75), message })),
        }),
      )
    })
  })
  app.event('link_shared', async ({ event, context }) => {
    slack.later('a link', () => unfurl(slack, workspaceIn(context), event as Shared))
  })
  app.event('entity_details_requested', async ({ event, context }) => {
    slack.later('the details of a request', () => presentDetails(slack, workspaceIn(context), event))
  })

  // Bolt asks for no authorisation here: there is none left.
  const gone = (body: { event_time?: number }, context: Record<string, unknown>) =>
    slack.workspaces.forget(
      String((context['isEnterpriseInstall'] ? context['enterpriseId'] : context['teamId']) ?? ''),
      body.event_time ?? 0,
    )
  app.event('app_uninstalled', async ({ body, context }) => gone(body, context))
  app.event('tokens_revoked', async ({ event, body, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await gone(body, context)
  })
}

function listenToPresses(app: App, slack: Slack, home: Home): void {
  app.action(/^press:/, async ({ body, action, context, ack }) => {
    if (body.type !== 'block_actions') return ack()
    const workspace = workspaceIn(context)
    const message = body.message as { thread_ts?: string } | undefined
    const pressed = action as { value?: string; text?: { text?: string }; action_ts: string }
    await heardPress(slack, {
      workspace,
      user: body.user.id,
      trigger: body.trigger_id,
      value: pressed.value,
      label: pressed.text?.text ?? '…',
      ...(body.channel ? { channel: body.channel.id } : {}),
      ...(message?.thread_ts ? { thread: message.thread_ts } : {}),
      at: pressed.action_ts,
    })
    if (body.view?.type === 'home') home.changed(account(workspace, body.user.id))
    await ack()
  })
  for (const dialog of [FORM, ASK])
    app.view(dialog, async ({ body, view, context, ack }) => {
      if (body.type !== 'view_submission') return ack()
      const { id, callback_id, private_metadata, title, state } = view
      const answer = await heardSubmission(slack, {
        workspace: workspaceIn(context),
        user: body.user.id,
        view: {
          id,
          callback_id,
          private_metadata,
          title: title.text,
          state: state.values as Submission['view']['state'],
        },
      })
      await (answer ? ack(answer) : ack())
    })
}
