// Finds Microsoft's agents playground for the Teams test, or brings it; prints its path. Exits 1 with the reason when it cannot.
// node scripts/teams-playground.mjs   Its licence allows evaluating it only: it is never part of Yiju, and comes only when called for.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/teams-playground', import.meta.url))
const PACKAGE = '@microsoft/m365agentsplayground'
const VERSION = '0.2.28'

/** @returns {{ path: string } | { missing: string }} */
export function findPlayground() {
  const cli = path.join(CACHE, 'node_modules', PACKAGE, 'cli.js')
  if (fs.existsSync(cli)) return { path: cli }
  return {
    missing: `${PACKAGE} is not here (node scripts/teams-playground.mjs brings it; its licence: evaluation only)`,
  }
}

/** @returns {{ path: string } | { missing: string }} */
function bringPlayground() {
  const found = findPlayground()
  if ('path' in found) return found
  fs.mkdirSync(CACHE, { recursive: true })
  const done = spawnSync(
    'npm',
    ['install', '--prefix', CACHE, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${PACKAGE}@${VERSION}`],
    { encoding: 'utf8' },
  )
  if (done.status !== 0) return { missing: `npm could not bring ${PACKAGE}: ${done.stderr.trim().split('\n')[0]}` }
  return findPlayground()
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = bringPlayground()
  if ('path' in found) console.log(found.path)
  else {
    console.error(found.missing)
    process.exit(1)
  }
}
