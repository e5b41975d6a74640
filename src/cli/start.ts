// `yiju start`: everything set up and served, with the address and the way in printed at the end.
import type { Command } from 'commander'
import { startServer, type RunningServer } from '../app.ts'
import { stopwatch } from '../kernel/clock.ts'
import { configFor, postNotice } from './connect.ts'
import { consoleDir, ensureConsole } from './console-build.ts'
import { Usage } from './usage.ts'

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('migrate, seed the demo company when empty, serve')
    .option('--port <port>', 'port to listen on (0: any free one)')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (options: { port?: string; data?: string }) => {
      const time = stopwatch()
      const read = configFor(options.data)
      const config = options.port === undefined ? read : { ...read, port: portOf(options.port) }
      await ensureConsole(say)
      const server = await startServer(config, { consoleDir, say })
      const unpost = postNotice(config.dataDir, { url: server.url, secret: server.secret, pid: process.pid })
      greet(server, config.publicUrl ?? server.url, time() / 1000)
      await untilStopped()
      say('stopping …')
      unpost()
      await server.close()
    })
}

const say = (line: string) => process.stderr.write(`${line}\n`)

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Usage(`--port: "${text}" is not a port (0 to 65535)`)
  return port
}

function greet(server: RunningServer, url: string, seconds: number): void {
  say('')
  say(`Yiju 一句 is ready at ${url}  (${seconds.toFixed(1)} s)`)
  if (server.demo)
    say('Demo mode: open the address and pick a person to sign in as. 演示模式：打开网址，选一个人登录。')
  else if (server.firstLink) say(`Sign in once as ${server.firstLink.name}: ${url}/sign-in#${server.firstLink.token}`)
  else say('Sign in: `yiju link PERSON` prints a one-time link.')
  say('In the terminal: npm run -s yiju -- chat        Stop: Ctrl+C')
}

/** Ctrl+C or a supervisor's SIGTERM; a second one does not wait. */
function untilStopped(): Promise<void> {
  return new Promise((done) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (asked) process.exit(130)
        asked = true
        done()
      })
  })
}
