// What Slack's SDK wants to say, in our log: no debug chatter (it prints payloads), and never a token.
import type { Logger } from '@slack/bolt'
import type { PlatformLog } from '../../chat/platform.ts'

const TOKEN = /x(?:ox[a-z]|app)[a-z.]*-[\w%.-]+/gi

/** Tokens of any kind and the given secrets, blackened. */
export function blackened(words: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .filter((secret) => secret !== undefined && secret.length >= 6)
    .reduce<string>((text, secret) => text.replaceAll(secret!, '[secret]'), words.replace(TOKEN, '[secret]'))
}

type Level = ReturnType<Logger['getLevel']>

export function sdkLogger(log: PlatformLog, secrets: readonly (string | undefined)[]): Logger {
  // Only the first line: what follows can be a payload.
  const say = (words: readonly unknown[]) =>
    log.warn({ sdk: true }, `slack: ${blackened(words.map(String).join(' '), secrets).split('\n')[0]?.slice(0, 300)}`)
  return {
    debug: () => {},
    info: () => {},
    warn: (...words) => say(words),
    error: (...words) => say(words),
    setLevel: () => {},
    getLevel: () => 'warn' as Level,
    setName: () => {},
  }
}
