// Copies of the embedded database: it survives a killed process but not a power cut (it never syncs to disk), a copy does.
// A PostgreSQL server has better tools of its own (pg_dump, base backups): these functions refuse it.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { lockDirectory } from './directory-lock.ts'
import { startPGlite } from './pglite-remote.ts'

export interface Embedded {
  dataDir: string
  dump(): Promise<Uint8Array>
}

const NAME = /^\d{8}T\d{6}Z(_\d+)?\.tar\.gz$/
const backupsOf = (dataDir: string) => path.join(dataDir, 'backups')

/** Oldest first. */
export function listBackups(dataDir: string): readonly string[] {
  const dir = backupsOf(dataDir)
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir)
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => path.join(dir, name))
}

/** Also while the server works: a consistent image, taken between two transactions. Keeps the newest `keep`. Gives the file's name. */
export async function backup(
  embedded: Embedded | undefined,
  { keep, now }: { keep: number; now: Instant },
): Promise<string> {
  if (!embedded) throw new Fault('bad-input', 'this database is a PostgreSQL server: back it up with pg_dump')
  const dir = backupsOf(embedded.dataDir)
  fs.mkdirSync(dir, { recursive: true })
  // Level 1: 14 % more bytes than the usual 6 in 40 % of its time (124 ms for 41 MB), on a machine that is at work.
  const packed = await promisify(gzip)(await embedded.dump(), { level: 1 })
  const file = freeName(dir, now)
  // Written aside, synced and renamed: what carries the name of a backup is whole, also after a power cut.
  const aside = path.join(dir, `.${randomUUID()}.part`)
  const handle = fs.openSync(aside, 'wx', 0o600)
  try {
    fs.writeFileSync(handle, packed)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.renameSync(aside, file)
  for (const old of listBackups(embedded.dataDir).slice(0, -Math.max(1, keep))) fs.rmSync(old)
  return file
}

function freeName(dir: string, now: Instant): string {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  for (let n = 1; ; n++) {
    const file = path.join(dir, `${stamp}${n === 1 ? '' : `_${n}`}.tar.gz`)
    if (!fs.existsSync(file)) return file
  }
}

/** Puts a backup in place. What was there is moved aside and named in the answer, never deleted. Refused while the directory is in use. */
export async function restore(file: string, dataDir: string, now: Instant): Promise<{ movedTo?: string }> {
  const image = await unpack(file)
  const unlock = lockDirectory(dataDir)
  try {
    const place = path.join(dataDir, 'db')
    const fresh = path.join(dataDir, `db.restoring-${randomUUID()}`)
    // Opened once before anything is moved: a damaged file is found while the old database still stands.
    await open(image, fresh, file)
    const movedTo = fs.existsSync(place) ? moveAside(place, now) : undefined
    fs.renameSync(fresh, place)
    return movedTo === undefined ? {} : { movedTo }
  } finally {
    unlock()
  }
}

/**
 * A restore that died between its two renames: the old database is aside and the new one, opened and found good, is not in
 * place yet. Starting now would begin with an empty one. To be called by the owner of the directory.
 */
export function finishRestore(dataDir: string): void {
  const place = path.join(dataDir, 'db')
  if (fs.existsSync(place)) return
  const there = fs.readdirSync(dataDir)
  const fresh = there.filter((name) => name.startsWith('db.restoring-'))
  if (fresh.length === 0 || !there.some((name) => name.startsWith('db.before-restore-'))) return
  const [only, another] = fresh
  if (another !== undefined || only === undefined)
    throw new Fault('bad-input', `a restore into ${dataDir} was cut off: run \`yiju restore FILE\` once more`)
  fs.renameSync(path.join(dataDir, only), place)
}

async function unpack(file: string): Promise<Uint8Array> {
  if (!fs.existsSync(file)) throw new Fault('not-found', `there is no file ${file}`)
  try {
    return await promisify(gunzip)(fs.readFileSync(file))
  } catch (cause) {
    throw new Fault('bad-input', `${file} is not a backup of Yiju, or it is damaged`, { cause })
  }
}

async function open(image: Uint8Array, dir: string, file: string): Promise<void> {
  try {
    const database = await startPGlite({ dataDir: dir, image }, () => {})
    await database.query('select count(*) from _prisma_migrations where finished_at is not null and $1', ['true'])
    await database.close()
  } catch (cause) {
    fs.rmSync(dir, { recursive: true, force: true })
    throw new Fault('bad-input', `${file} is not a backup of Yiju, or it is damaged`, { cause })
  }
}

function moveAside(place: string, now: Instant): string {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
  for (let n = 1; ; n++) {
    const aside = `${place}.before-restore-${stamp}${n === 1 ? '' : `-${n}`}`
    if (fs.existsSync(aside)) continue
    fs.renameSync(place, aside)
    return aside
  }
}
