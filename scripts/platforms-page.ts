// Writes docs/guide/platforms.md from what each adapter says it can do: npx tsx scripts/platforms-page.ts
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'
import { capabilities as dingtalk } from '../src/adapters/dingtalk/capabilities.ts'
import { capabilities as feishu } from '../src/adapters/feishu/capabilities.ts'
import { capabilities as slack } from '../src/adapters/slack/capabilities.ts'
import { capabilities as teams } from '../src/adapters/teams/capabilities.ts'
import { capabilities as wecom } from '../src/adapters/wecom/capabilities.ts'
import { platformsPage } from '../src/chat/capabilities.ts'

/** In the order of the columns. */
const PLATFORMS = [
  { name: 'Slack', can: slack },
  { name: 'Microsoft Teams', can: teams },
  { name: 'Feishu 飞书 / Lark', can: feishu },
  { name: 'DingTalk 钉钉', can: dingtalk },
  { name: 'WeCom 企业微信', can: wecom },
]

export const page = (): Promise<string> =>
  format(platformsPage(PLATFORMS), { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' })

if (process.argv[1] === fileURLToPath(import.meta.url))
  fs.writeFileSync(new URL('../docs/guide/platforms.md', import.meta.url), await page())
