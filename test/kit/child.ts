// A TypeScript file run in a process of its own, spoken to by lines: to be killed, raced and refused.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Child {
  pid: number
  /** Everything said so far, line by line. */
  readonly lines: readonly string[]
  /** The first line, said or to come, that begins with this; the process ending first is an error. */
  said(start: string): Promise<string>
  /** SIGKILL: nothing is closed, nothing is flushed. */
  kill(): Promise<void>
  ended: Promise<number | null>
}

export function runChild(file: URL, args: readonly string[] = []): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const ears = new Set<() => void>()
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line)
    ears.forEach((hear) => hear())
  })
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null))
  return {
    pid: child.pid ?? 0,
    lines,
    said: (start) =>
      new Promise((done, fail) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(start))
          if (found === undefined) return
          ears.delete(look)
          done(found)
        }
        ears.add(look)
        look()
        void ended.then((code) => fail(new Error(`ended (${code}) without saying "${start}": ${errors}`)))
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended,
  }
}
