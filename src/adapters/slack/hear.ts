// Messages, mentions, the command and the message shortcut, as the host hears them.
import type { HeardContent, RemoteFile } from '../../chat/message.ts'
import { Fault } from '../../kernel/fault.ts'
import { account, placeOf, type Slack } from './slack.ts'
import { transcriptOf, type SlackFile } from './files.ts'
import { mentioned, plainText } from './words.ts'

/** The parts of a message event that matter here. */
export interface Said {
  user?: string
  text?: string
  ts: string
  channel: string
  thread_ts?: string
  subtype?: string
  bot_id?: string
  user_team?: string
  files?: readonly SlackFile[]
}

/** Edits, deletions, joins and the like are other subtypes: nothing is said by them. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])

interface Heard {
  workspace: string
  team: string | undefined
  bot: string | undefined
  event: string
}

export async function hearMessage(slack: Slack, said: Said, { workspace, team, bot, event }: Heard): Promise<void> {
  if (!said.user || said.bot_id || said.user === bot || !SPOKEN.has(said.subtype)) return
  // Somebody of another company in a shared channel: nobody here vouches for them.
  if (said.user_team && team && said.user_team !== team && workspace === team) return
  const content = await contentOf(slack, workspace, said, bot)
  const flat = slack.config.replies === 'flat' && said.channel.startsWith('D')
  const thread = said.thread_ts ?? (flat ? undefined : said.ts)
  const place = placeOf(said.channel, { ...(thread ? { thread } : {}), message: said.ts })
  await slack.host.hear({ event, account: account(workspace, said.user), place, content })
}

/** The message is heard as the presser's own words, and answered by direct message. */
export async function hearShortcut(
  slack: Slack,
  said: Pick<Said, 'text' | 'files'>,
  { workspace, bot, event, user }: Omit<Heard, 'team'> & { user: string },
): Promise<void> {
  const content = await contentOf(slack, workspace, said, bot)
  // A message of nothing but blocks or a drawing has no words to take over.
  const words: HeardContent = content.kind === 'opened' ? { kind: 'unreadable', what: 'other' } : content
  await slack.host.hear({ event, account: account(workspace, user), place: placeOf(undefined), content: words })
}

export interface Command {
  text: string
  user_id: string
  channel_id: string
  trigger_id: string
  response_url: string
}

export async function hearCommand(slack: Slack, command: Command, workspace: string): Promise<void> {
  const { text, user_id, channel_id, trigger_id, response_url } = command
  const said = plainText(text, undefined, () => undefined)
  const direct = channel_id.startsWith('D')
  await slack.host.hear({
    event: `command:${trigger_id}`,
    account: account(workspace, user_id),
    place: direct ? placeOf(undefined) : placeOf(channel_id, { responseUrl: response_url }),
    content: said ? { kind: 'text', text: said } : { kind: 'opened' },
  })
}

async function contentOf(
  slack: Slack,
  workspace: string,
  { text = '', files = [] }: Pick<Said, 'text' | 'files'>,
  bot: string | undefined,
): Promise<HeardContent> {
  const people = mentioned(text).filter((user) => user !== bot)
  const names = people.length > 0 ? await namesOf(slack, workspace, people) : new Map<string, string>()
  const words = plainText(text, bot, (user) => names.get(user))
  const [first] = files
  if (first && isSound(first) && files.length === 1 && words === '')
    return voice(first, await transcriptOf(slack, workspace, first))
  const kept = files.flatMap((file) => remoteFile(file) ?? [])
  if (kept.length > 0) return { kind: 'text', text: words, files: kept }
  if (words !== '') return { kind: 'text', text: words }
  return files.length > 0 ? { kind: 'unreadable', what: 'file' } : { kind: 'opened' }
}

function voice(file: SlackFile, transcript: { text: string; locale?: string } | undefined): HeardContent {
  const audio = remoteFile(file)
  if (!audio && !transcript) return { kind: 'unreadable', what: 'voice' }
  return {
    kind: 'voice',
    ...(audio ? { audio } : {}),
    ...(transcript ? { transcript: transcript.text } : {}),
    ...(transcript?.locale ? { locale: transcript.locale } : {}),
  }
}

/** A clip recorded in Slack, whatever Slack calls its container, or a sound file sent without a word. */
const isSound = ({ subtype, name = '', mimetype = '' }: SlackFile): boolean =>
  subtype === 'slack_audio' || name.startsWith('audio_message.') || mimetype.startsWith('audio/')

/** Undefined: Slack keeps it from us (deleted, beyond the plan's limit). */
function remoteFile(file: SlackFile): RemoteFile | undefined {
  const url = file.url_private_download ?? file.url_private
  if (file.mode === 'tombstone' || file.mode === 'hidden_by_limit' || (!url && !file.id)) return undefined
  // A clip is sound, though Slack sometimes calls its container video.
  const type = file.mimetype ?? 'application/octet-stream'
  return {
    name: file.name ?? file.title ?? 'file',
    type: isSound(file) ? type.replace(/^video\//, 'audio/') : type,
    ...(file.size !== undefined ? { size: file.size } : {}),
    ref: { id: file.id, ...(url ? { url } : {}) },
  }
}

/** Names are for reading only; who somebody is never depends on them. Too slow or refused: the id stays. */
async function namesOf(slack: Slack, workspace: string, users: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const asked = users.slice(0, 10).map(async (user) => {
    const { user: found } = await slack.workspaces.call(workspace, 'users.info', (c) => c.users.info({ user }))
    const name = found?.real_name ?? found?.profile?.display_name
    if (name) names.set(user, name)
  })
  // A second at most: the acknowledgement waits for it.
  await Promise.race([Promise.allSettled(asked), new Promise((go) => setTimeout(go, 1000).unref())])
  return new Map(names)
}

export const eventId = (body: { event_id?: string }): string => {
  if (!body.event_id) throw new Fault('bad-input', 'slack: an event without an id')
  return body.event_id
}
