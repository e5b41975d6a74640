// Runs the Slack adapter against the emulator `emulate` (Apache-2.0, by others), fetched on demand into a temporary directory:
//   npx tsx scripts/slack-emulator.ts       … --fetch only brings it, for the whole suite
import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { EMULATOR, PACKAGES } from '../test/kit/slack-emulator.ts'

if (!fs.existsSync(`${EMULATOR}/node_modules/emulate`)) {
  console.error(`fetching ${PACKAGES.join(' and ')} into ${EMULATOR} …`)
  fs.mkdirSync(EMULATOR, { recursive: true })
  fs.writeFileSync(`${EMULATOR}/package.json`, '{"private":true}')
  // Pinned: `emulate`'s latest on npm is an unrelated package.
  execFileSync('npm', ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: EMULATOR,
    stdio: 'inherit',
  })
}
if (process.argv.includes('--fetch')) process.exit(0)
const run = spawnSync('npx', ['vitest', 'run', 'test/contract/slack-emulator.spec.ts'], { stdio: 'inherit' })
process.exit(run.status ?? 1)
