// npm's postinstall: makes the typed database client from prisma/schema.prisma, and lets the offline engine learn its example sentences. Nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => path.join(root, ...parts)

// `npm install --package-lock-only` runs this with nothing installed; an image may leave the sources out.
if (fs.existsSync(at('node_modules/prisma/package.json')) && fs.existsSync(at('prisma/schema.prisma'))) generate()
if (fs.existsSync(at('node_modules/tsx/package.json')) && fs.existsSync(at('scripts/train.ts'))) {
  try {
    learn()
    learnMeaning()
  } catch (problem) {
    console.error(
      `The offline engine will learn when it is first needed: ${problem instanceof Error ? problem.message : problem}`,
    )
  }
}

/** So that the first start does not wait for it. Whatever goes wrong here, the engine learns when it is first needed. */
function learn() {
  const folders = [at('src/language'), at('src/language/training')]
  const learntFrom = folders.flatMap((f) => fs.readdirSync(f).map((name) => fs.statSync(path.join(f, name)).mtimeMs))
  const learnt = fs.statSync(at('src/generated/classifier.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (learnt > Math.max(...learntFrom)) return
  spawnSync(process.execPath, ['--import', 'tsx', at('scripts/train.ts'), '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 180_000,
  })
  // What was learnt still fits: looked at again when a file changes again.
  const kept = at('src/generated/classifier.json')
  if (fs.existsSync(kept)) fs.utimesSync(kept, new Date(), new Date())
}

/** Which words are near in meaning, from the dictionaries: ten seconds once. */
function learnMeaning() {
  if (!fs.existsSync(at('scripts/meaning.ts'))) return
  spawnSync(process.execPath, ['--import', 'tsx', at('scripts/meaning.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 180_000,
  })
}

function generate() {
  const need = createRequire(at('package.json'))
  const stamp = at('src/generated/.stamp')
  const want = createHash('sha256')
    .update(fs.readFileSync(at('prisma/schema.prisma')))
    .update(need('prisma/package.json').version)
    .digest('hex')
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === want) return
  // `prisma generate` reads the schema with WASM, yet insists on a schema engine binary, which it would download.
  // Named but never run here. It is node and not /bin/true: any other prisma command then fails aloud instead of doing nothing.
  const run = spawnSync(process.execPath, [need.resolve('prisma/build/index.js'), 'generate'], {
    cwd: root,
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
    encoding: 'utf8',
  })
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`)
    process.exit(1)
  }
  fs.writeFileSync(stamp, want)
}
