// npm's prestart and pretest: the right Node, the packages of the lockfile, the generated client. Node's own modules only.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Yiju needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

const lockfile = path.join(root, 'package-lock.json')
const mark = path.join(root, 'node_modules/.package-lock.json')
const age = (file) => fs.statSync(file).mtimeMs
if (!fs.existsSync(mark) || (fs.existsSync(lockfile) && age(lockfile) > age(mark) + 1)) {
  console.error('Installing packages …')
  const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}
await import('./generate.mjs')
