// A callback of WeCom: its signature, its age, its company; only then its words. Events have no id, so theirs is made of what they say.
import { timingSafeEqual } from 'node:crypto'
import { decrypt, getSignature } from '@wecom/crypto'
import type { Heard, HeardContent, RemoteFile } from '../../chat/message.ts'
import type { HookRequest, HookResponse } from '../../chat/platform.ts'
import type { Instant } from '../../kernel/clock.ts'
import { sha256 } from '../../kernel/hash.ts'
import { accountOf } from './hear.ts'
import type { WeComAppConfig } from './settings.ts'
import { readXml } from './xml.ts'

const WINDOW_S = 300
const REFUSED: HookResponse = { status: 401 }

export interface Callback {
  heard?: Heard
  /** Of a press: the card and the code it may be changed by, once. */
  press?: { task: string; code: string }
}

/** A response to give at once, or what was said. */
export function openCallback(config: WeComAppConfig, request: HookRequest, now: Instant): HookResponse | Callback {
  const { msg_signature = '', timestamp = '', nonce = '', echostr } = request.query
  const xml = echostr === undefined ? readXml(Buffer.from(request.body).toString('utf8')) : {}
  const sealed = echostr ?? xml['Encrypt'] ?? ''
  if (!sealed || !same(getSignature(config.token, timestamp, nonce, sealed), msg_signature)) return REFUSED
  // Behind as well as ahead: a clock that is off, or a call kept for later.
  if (!(Math.abs(now.epochMilliseconds / 1000 - Number(timestamp)) <= WINDOW_S)) return REFUSED
  const opened = unsealed(config, sealed)
  if (opened === undefined) return REFUSED
  if (echostr !== undefined) return { status: 200, body: opened }
  return callbackOf(readXml(opened))
}

function unsealed({ aesKey, corpId }: WeComAppConfig, sealed: string): string | undefined {
  try {
    const { message, id } = decrypt(aesKey, sealed)
    return id === corpId ? message : undefined
  } catch {
    return undefined
  }
}

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))]
  return timingSafeEqual(x, y)
}

function callbackOf(xml: Readonly<Record<string, string>>): Callback {
  const user = xml['FromUserName']
  if (!user) return {}
  const about = { account: accountOf(user), place: { kind: 'direct' as const, address: { chat: user } } }
  if (xml['MsgType'] === 'event') {
    const { Event: event, EventKey: key, TaskId: task, ResponseCode: code, CreateTime: at } = xml
    if (event === 'template_card_event' && key) {
      const heard: Heard = {
        event: `press:${user}:${at ?? ''}:${task ?? ''}:${key}`,
        ...about,
        content: { kind: 'press', button: key },
      }
      return { heard, ...(task && code ? { press: { task, code } } : {}) }
    }
    if (event === 'enter_agent' || event === 'subscribe')
      return { heard: { event: `opened:${user}`, ...about, content: { kind: 'opened' } } }
    return {}
  }
  const id = xml['MsgId']
  return id ? { heard: { event: id, ...about, content: contentOf(xml) } } : {}
}

function contentOf(xml: Readonly<Record<string, string>>): HeardContent {
  const media = xml['MediaId']
  switch (xml['MsgType']) {
    case 'text':
      return { kind: 'text', text: xml['Content'] ?? '' }
    case 'voice': {
      // Where the company has switched recognition on.
      const transcript = xml['Recognition']
      const audio = media ? file(media, 'voice.amr', 'audio/amr') : undefined
      if (!audio && !transcript) return { kind: 'unreadable', what: 'voice' }
      return { kind: 'voice', ...(audio ? { audio } : {}), ...(transcript ? { transcript } : {}) }
    }
    case 'image':
      return media ? { kind: 'text', text: '', files: [file(media, 'image.jpg', 'image/jpeg')] } : UNREADABLE
    case 'file':
      return media
        ? { kind: 'text', text: '', files: [file(media, xml['FileName'] ?? 'file', 'application/octet-stream')] }
        : UNREADABLE
    default:
      return UNREADABLE
  }
}

const UNREADABLE: HeardContent = { kind: 'unreadable', what: 'other' }
const file = (media: string, name: string, type: string): RemoteFile => ({ name, type, ref: { media } })
