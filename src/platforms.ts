// Chat platforms that the environment switches on, each constructed by its own adapter; loaded only when it is on.
import fs from 'node:fs'
import path from 'node:path'
import { createSpeech } from './adapters/openai/speech.ts'
import { createHost } from './assistant/platforms/host.ts'
import { platformsOf, type Platforms } from './assistant/platforms/platforms.ts'
import type { World } from './assistant/world.ts'
import type { ChatPlatform } from './chat/platform.ts'
import type { Config } from './config.ts'
import { newSecret } from './kernel/hash.ts'
import type { OrgId } from './kernel/ids.ts'
import type { Log } from './kernel/log.ts'
import { createVault } from './kernel/vault.ts'
import type { Speech } from './voice/ports.ts'

/** In the order in which a colleague who never wrote to us is looked for. */
const OPEN: readonly ((config: Config) => Promise<ChatPlatform | undefined>)[] = [
  async ({ slack }) => slack && (await import('./adapters/slack/platform.ts')).openSlack(slack),
  async ({ teams }) => teams && (await import('./adapters/teams/teams.ts')).openTeams(teams),
  async ({ feishu }) => feishu && (await import('./adapters/feishu/feishu.ts')).openFeishu(feishu),
  async ({ dingtalk }) => dingtalk && (await import('./adapters/dingtalk/dingtalk.ts')).openDingTalk(dingtalk),
  async ({ wecom }) => wecom && (await import('./adapters/wecom/wecom.ts')).openWeCom(wecom),
  async ({ wecomApp }) => wecomApp && (await import('./adapters/wecom/app.ts')).openWeComApp(wecomApp),
  async ({ email }) => email && (await import('./adapters/email/email.ts')).openEmail(email),
]

/** Opened, not yet started. */
export async function openPlatforms(config: Config): Promise<Platforms> {
  const opened = await Promise.all(OPEN.map((open) => open(config)))
  return platformsOf(
    opened.filter((p) => p !== undefined),
    {
      ...(config.publicUrl ? { webAddress: config.publicUrl } : {}),
      staffIds: config.staffIds,
      vault: createVault(config.secret ?? ownSecret(config.dataDir)),
    },
  )
}

/** The recogniser; recordings it cannot read are made into WAV first. */
export const openSpeech = ({ format, ...config }: NonNullable<Config['speech']>): Speech =>
  createSpeech(config, async (recording) =>
    (await import('./adapters/codecs/convert.ts')).readable(recording, format === 'wav' ? 'wav' : undefined),
  )

/** A platform that cannot start keeps trying by itself; it never keeps the others, or the web app, from working. */
export async function startPlatforms(world: World, org: OrgId, log: Log): Promise<() => Promise<void>> {
  const all = world.platforms?.all ?? []
  await Promise.all(
    all.map(async (platform) => {
      try {
        await platform.start(createHost(world, org, platform.name))
        log.info({ platform: platform.name }, 'a chat platform is on')
      } catch (error) {
        log.error({ error, platform: platform.name }, 'a chat platform could not start; see yiju doctor')
      }
    }),
  )
  return async () => {
    await Promise.all(
      all.map((p) => p.stop().catch((error: unknown) => log.warn({ error }, 'a platform did not stop'))),
    )
  }
}

/** Made once beside the embedded database, readable by its owner; several replicas share YIJU_SECRET instead. */
function ownSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  fs.mkdirSync(dataDir, { recursive: true })
  try {
    fs.writeFileSync(file, newSecret(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}
