// Chat platforms as the doctor sees them: the running server is asked, since only it holds the connections.
import { z } from 'zod'
import type { Config } from '../config.ts'
import { callLocal, type Notice } from './connect.ts'
import type { Check } from './doctor-checks.ts'

const Answer = z.array(
  z.object({
    platform: z.string(),
    checks: z.array(
      z.object({
        what: z.string(),
        state: z.enum(['works', 'broken', 'missing']),
        seen: z.string(),
        next: z.string().optional(),
      }),
    ),
  }),
)

const GUIDES = {
  slack: 'Slack',
  teams: 'Teams',
  feishu: 'Feishu',
  dingtalk: 'DingTalk',
  wecom: 'WeCom',
  email: 'e-mail',
}

const configured = (config: Config): string[] => Object.keys(GUIDES).filter((name) => name in config)

export async function platforms(config: Config, running: Notice | undefined): Promise<Check[]> {
  const names = configured(config)
  if (names.length === 0)
    return [
      {
        what: 'chat platforms',
        ok: true,
        found: 'none configured; the web chat works without',
        todo: 'follow docs/guide/slack.md, teams.md, feishu.md, dingtalk.md or wecom.md to bring Yiju into your chat',
      },
    ]
  if (!running)
    return names.map((name) => ({
      what: `chat: ${name}`,
      ok: true,
      found: 'configured',
      todo: 'start the server, then ask again: only it knows whether the connection stands',
    }))
  try {
    const { body } = await callLocal(running, 'platforms', {}, Answer)
    return body.flatMap(({ platform, checks }) =>
      checks.map(({ what, state, seen, next }) => ({
        what: `chat: ${platform}, ${what}`,
        // What is missing degrades on purpose; what is broken needs doing.
        ok: state !== 'broken',
        found: seen,
        ...(next ? { todo: next } : {}),
      })),
    )
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [
      {
        what: 'chat platforms',
        ok: false,
        found: `the server did not say (${why})`,
        todo: 'restart it, then ask again',
      },
    ]
  }
}
