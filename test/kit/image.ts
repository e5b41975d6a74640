// A migrated database as an image, made once per (migrations, lockfile) and kept in node_modules/.cache: a test database then opens in under a second.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { readMigrations } from '../../src/adapters/postgres/migrate.ts'
import { migrateQueue } from '../../src/adapters/bullmq/migrate.ts'
import { systemClock } from '../../src/kernel/clock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The image file and the same database as a directory to copy. */
export interface Image {
  tar: string
  dataDir: string
}

export async function testImage(): Promise<Image> {
  const home = path.join(root, 'node_modules/.cache/yiju', key())
  const image: Image = { tar: path.join(home, 'image.tar'), dataDir: path.join(home, 'data') }
  if (!fs.existsSync(home)) {
    await make(home)
    sweep(path.dirname(home))
  }
  return image
}

/** Built aside and renamed: whoever comes second finds it whole, or throws its own away. */
async function make(home: string): Promise<void> {
  const making = `${home}.${randomUUID()}`
  fs.mkdirSync(making, { recursive: true })
  const opened = await openDatabase({ dataDir: path.join(making, 'data'), clock: systemClock }, (error) => {
    throw error
  })
  await migrateQueue(opened.pool)
  if (opened.embedded) fs.writeFileSync(path.join(making, 'image.tar'), await opened.embedded.dump())
  await opened.close()
  try {
    fs.renameSync(making, home)
  } catch {
    fs.rmSync(making, { recursive: true, force: true })
  }
}

/** Images of other schemas, 80 MB each, go after a day. */
function sweep(cache: string): void {
  const dayAgo = systemClock.now().subtract({ hours: 24 }).epochMilliseconds
  for (const name of fs.readdirSync(cache)) {
    const old = path.join(cache, name)
    if (fs.statSync(old).mtimeMs < dayAgo) fs.rmSync(old, { recursive: true, force: true })
  }
}

function key(): string {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json')))
  for (const { name, checksum } of readMigrations(path.join(root, 'prisma/migrations')))
    hash.update(name).update(checksum)
  return hash.digest('hex').slice(0, 16)
}
