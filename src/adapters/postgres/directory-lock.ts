// One owner of a data directory: two processes on the embedded database corrupt it silently, so the second one is refused.
// The dead are known by boot, pid and start time; in another container by a heartbeat that stopped.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'
import { systemClock } from '../../kernel/clock.ts'

const Owner = z.object({ id: z.string(), pid: z.number(), started: z.string(), boot: z.string(), since: z.string() })
type Owner = z.infer<typeof Owner>

const HEARTBEAT_MS = 4_000
const SILENT_MS = 20_000

/** Returns the way to give it back. Throws Fault('in-use') with words for the person at the keyboard. */
export function lockDirectory(dir: string): () => void {
  fs.mkdirSync(dir, { recursive: true })
  const lock = path.join(dir, 'owner.lock')
  const me: Owner = {
    id: randomUUID(),
    pid: process.pid,
    started: startOf(process.pid),
    boot: boot(),
    since: systemClock.now().toString({ smallestUnit: 'second' }),
  }
  const mine = path.join(dir, `owner.${me.id}`)
  fs.writeFileSync(mine, JSON.stringify(me))
  try {
    takeOver(dir, lock, mine)
  } finally {
    fs.rmSync(mine, { force: true })
  }
  const beat = setInterval(() => orElse(undefined, () => touch(lock)), HEARTBEAT_MS)
  beat.unref()
  const free = () => {
    clearInterval(beat)
    process.removeListener('exit', free)
    orElse(undefined, () => {
      if (read(lock).id === me.id) fs.rmSync(lock)
    })
  }
  process.once('exit', free)
  return free
}

/** Who holds the directory now, when that process lives. */
export function ownerOf(dir: string): { pid: number; since: string } | undefined {
  const lock = path.join(dir, 'owner.lock')
  const seen = look(lock)
  return seen && alive(seen.owner, seen.beatAt) ? seen.owner : undefined
}

function takeOver(dir: string, lock: string, mine: string): void {
  for (let tries = 0; ; tries++) {
    if (place(mine, lock)) return
    const seen = look(lock)
    const lives = seen ? alive(seen.owner, seen.beatAt) : !silent(lock)
    if (seen && lives) throw inUse(dir, `process ${seen.owner.pid} (since ${seen.owner.since})`)
    if (tries > 50) throw inUse(dir, `another process (its mark, ${lock}, cannot be read)`)
    if (lives) pause(20)
    else bury(dir, lock, seen?.owner.id)
  }
}

const inUse = (dir: string, who: string) =>
  new Fault(
    'in-use',
    `The data directory ${dir} is in use by ${who}. ` +
      'Only one process may open it. Stop that one first, choose another directory (DATA_DIR or --data), ' +
      'or set DATABASE_URL to use a PostgreSQL server, which many processes can share.',
  )

/** False when a lock is there already. link(2) is atomic: never a half-written lock. */
function place(mine: string, lock: string): boolean {
  try {
    fs.linkSync(mine, lock)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (!NO_LINKS.has(String(codeOf(error)))) throw error
  }
  // Some file systems know no hard links; there a copy is exclusive too, though for a moment half-written.
  try {
    fs.copyFileSync(mine, lock, fs.constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Takes a dead owner's lock away. What was taken is looked at again: if somebody live was faster, the lock goes back. */
function bury(dir: string, lock: string, dead: string | undefined): void {
  const grave = path.join(dir, `owner.dead.${dead ?? randomUUID()}`)
  orElse(undefined, () => {
    fs.renameSync(lock, grave)
    if (orElse(undefined, () => read(grave).id) !== dead) place(grave, lock)
    fs.rmSync(grave, { force: true })
  })
}

/** A lock nobody can read (a power cut in the middle of writing it) counts as long as it is touched. */
const silent = (lock: string) =>
  orElse(false, () => systemClock.now().epochMilliseconds - fs.statSync(lock).mtimeMs >= SILENT_MS)

/** Starting is synchronous up to here, and nothing else runs in this process yet. */
const pause = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

function alive(owner: Owner, beatAt: number): boolean {
  if (owner.boot !== boot()) return systemClock.now().epochMilliseconds - beatAt < SILENT_MS
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return !owner.started || startOf(owner.pid) === owner.started
}

const look = (lock: string) => orElse(undefined, () => ({ owner: read(lock), beatAt: fs.statSync(lock).mtimeMs }))
const read = (file: string): Owner => Owner.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
const boot = () =>
  orElse(
    'host',
    () => fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() + fs.readlinkSync('/proc/self/ns/pid'),
  )
/** Field 22 of /proc/PID/stat: a pid that was given to somebody else has another start; one that is only not buried yet (Z) has none. */
function startOf(pid: number): string {
  const fields = orElse([], () => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [])
  return fields[0] === 'Z' ? '' : (fields[19] ?? '')
}
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

function touch(file: string): void {
  const seconds = systemClock.now().epochMilliseconds / 1000
  fs.utimesSync(file, seconds, seconds)
}

function orElse<T>(otherwise: T, get: () => T): T {
  try {
    return get()
  } catch {
    return otherwise
  }
}
