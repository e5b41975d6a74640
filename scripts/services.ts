// Starts a PostgreSQL and a Redis of our own for the contract tests, in a temporary directory, and prints where they are.
//   eval "$(node --import tsx scripts/services.ts start)"     … --install fetches them with apt-get first (root, Debian)
//   node --import tsx scripts/services.ts stop
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { bringPgvector } from './pgvector.ts'

const HOME = path.join(os.tmpdir(), 'yiju-services')
const STATE = path.join(HOME, 'state.json')
const PACKAGES = ['postgresql-15', 'redis-server']

interface State {
  dir: string
  postgres: { port: number; bin: string; vector: boolean }
  redis: { port: number; pid: number }
}

const [verb, ...flags] = process.argv.slice(2)
if (verb === 'start') await start(flags.includes('--install'))
else if (verb === 'stop') stop()
else {
  console.error('usage: services.ts start [--install] | stop')
  process.exit(2)
}

async function start(install: boolean): Promise<void> {
  const running = readState()
  if (running && alive(running.redis.pid)) return tell(running)
  if (install) apt()
  const postgres = findPostgres()
  const redis = which('redis-server')
  if (!postgres || !redis) {
    const missing = [postgres ? [] : ['PostgreSQL'], redis ? [] : ['Redis']].flat().join(' and ')
    console.error(`${missing} not found. On Debian, as root: add --install (apt-get install ${PACKAGES.join(' ')}).`)
    process.exit(1)
  }
  const vector = bringPgvector(postgres)
  if (vector) console.error(`no pgvector for this PostgreSQL, so vectors are not tested on it: ${vector.missing}`)
  const dir = path.join(HOME, randomUUID())
  fs.mkdirSync(dir, { recursive: true })
  const owner = ownAway(dir)
  const state: State = {
    dir,
    postgres: { port: await startPostgres(postgres, dir, owner), bin: postgres, vector: !vector },
    redis: await startRedis(redis, dir, owner),
  }
  fs.writeFileSync(STATE, JSON.stringify(state))
  tell(state)
}

function stop(): void {
  const state = readState()
  if (!state) return console.error('nothing is running')
  const owner = ownAway(state.dir)
  execFileSync(path.join(state.postgres.bin, 'pg_ctl'), ['-D', path.join(state.dir, 'pg'), '-m', 'immediate', 'stop'], {
    ...owner,
    stdio: 'ignore',
  })
  if (alive(state.redis.pid)) process.kill(state.redis.pid)
  fs.rmSync(state.dir, { recursive: true, force: true })
  fs.rmSync(STATE, { force: true })
  console.error('stopped')
}

function tell({ postgres, redis }: State): void {
  console.log(`export TEST_DATABASE_URL=postgresql://yiju@127.0.0.1:${postgres.port}/postgres`)
  if (postgres.vector) console.log('export TEST_PGVECTOR=1')
  console.log(`export TEST_REDIS_URL=redis://127.0.0.1:${redis.port}`)
}

function apt(): void {
  if (process.getuid?.() !== 0) {
    console.error('--install needs root')
    process.exit(1)
  }
  const options = { stdio: ['ignore', 2, 2] as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  execFileSync('apt-get', ['update', '-qq'], { ...options, stdio: [...options.stdio] })
  execFileSync('apt-get', ['install', '-y', '-qq', ...PACKAGES], { ...options, stdio: [...options.stdio] })
}

interface Owner {
  uid?: number
  gid?: number
}
/** PostgreSQL refuses to run as root: the directory and the processes then belong to `nobody`. */
function ownAway(dir: string): Owner {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })))
  if (uid === undefined || gid === undefined) throw new Error('there is no user nobody')
  fs.chownSync(dir, uid, gid)
  return { uid, gid }
}

async function startPostgres(bin: string, dir: string, owner: Owner): Promise<number> {
  const data = path.join(dir, 'pg')
  const port = await freePort()
  const quiet = { ...owner, cwd: dir, stdio: ['ignore', 'ignore', 2] satisfies ['ignore', 'ignore', number] }
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'yiju', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    quiet,
  )
  const options = `-p ${port} -k ${dir} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off`
  execFileSync(
    path.join(bin, 'pg_ctl'),
    ['-D', data, '-l', path.join(dir, 'pg.log'), '-w', '-o', options, 'start'],
    quiet,
  )
  return port
}

async function startRedis(binary: string, dir: string, owner: Owner): Promise<State['redis']> {
  const port = await freePort()
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--appendonly', 'yes', '--save', '']
  const server = spawn(binary, options, { ...owner, cwd: dir, stdio: 'ignore', detached: true })
  server.unref()
  for (let tries = 0; tries < 100 && !(await answers(port)); tries++) await pause(50)
  if (server.pid === undefined || !(await answers(port))) throw new Error('redis-server did not start')
  return { port, pid: server.pid }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1')
    const end = (yes: boolean) => {
      socket.destroy()
      done(yes)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = net.createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
}

function findPostgres(): string | undefined {
  const onPath = which('initdb')
  if (onPath) return path.dirname(onPath)
  const home = '/usr/lib/postgresql'
  if (!fs.existsSync(home)) return undefined
  const newest = fs.readdirSync(home).sort((a, b) => Number(b) - Number(a))[0]
  return newest === undefined ? undefined : path.join(home, newest, 'bin')
}

function which(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((dir) => path.join(dir, name))
    .find((file) => fs.existsSync(file))
}

function readState(): State | undefined {
  if (!fs.existsSync(STATE)) return undefined
  const state: State = JSON.parse(fs.readFileSync(STATE, 'utf8'))
  return state
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
