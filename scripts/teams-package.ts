// Writes the app package to upload to Teams: npx tsx scripts/teams-package.ts [yiju-teams.zip]
// TEAMS_APP_ID and PUBLIC_URL are read from the environment or .env, as the server reads them.
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'
import { strToU8, zipSync } from 'fflate'
import { teamsManifest, teamsTranslation, type AppFacts } from '../src/adapters/teams/manifest.ts'
import { readConfig } from '../src/config.ts'
import { teamsAppEn } from '../src/locales/teams-app.en.ts'
import { teamsAppZh } from '../src/locales/teams-app.zh.ts'

/** A bubble with the stroke of 一, as on the web app. */
const BUBBLE =
  'M8 2h16a6 6 0 0 1 6 6v12a6 6 0 0 1-6 6H14l-6.2 4.4A.9.9 0 0 1 6.4 29.7V25.8A6 6 0 0 1 2 20V8a6 6 0 0 1 6-6z'
const STROKE =
  'M8.5 14.9c3.7.5 9.8.3 14-.9.9-.2 1.5.4 1 1.2-.6 1-1.4 1.6-2.4 1.7-4 .5-8.3.6-12.1.2-1.9-.2-2-2.4-.5-2.2z'
/** 192 × 192, full colour to the edge. */
const COLOR = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="192" height="192"><rect width="48" height="48" fill="#0b6b66"/><g transform="translate(8 8)"><path d="${BUBBLE}" fill="#fff"/><path d="${STROKE}" fill="#0b6b66"/></g></svg>`
/** 32 × 32, white on nothing. */
const OUTLINE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><path d="${BUBBLE}" fill="none" stroke="#fff" stroke-width="2"/><path d="${STROKE}" fill="#fff"/></svg>`

export async function teamsPackage(facts: AppFacts): Promise<Uint8Array> {
  const png = async (svg: string) => new Uint8Array((await renderAsync(svg)).asPng())
  const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`)
  return zipSync({
    'manifest.json': json(teamsManifest(facts, teamsAppEn)),
    'zh-cn.json': json(teamsTranslation(teamsAppZh)),
    'color.png': await png(COLOR),
    'outline.png': await png(OUTLINE),
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { teams, publicUrl } = readConfig()
  const file = process.argv[2] ?? 'yiju-teams.zip'
  if (!teams?.appId || !publicUrl?.startsWith('https://')) {
    console.error(
      'set TEAMS_APP_ID (of the Azure Bot), TEAMS_TENANT_ID and PUBLIC_URL=https://… first, in .env or here',
    )
    process.exit(1)
  }
  const { version } = JSON.parse(fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  fs.writeFileSync(file, await teamsPackage({ appId: teams.appId, publicUrl, version }))
  console.log(`${file}: upload it in the Teams admin center under Teams apps > Manage apps (docs/guide/teams.md)`)
}
