// `yiju …`: one file a command, loaded only when it is called, so that a small command stays quick.
import fs from 'node:fs'
import { Command, CommanderError } from 'commander'
import { Fault } from '../kernel/fault.ts'
import { Usage } from './usage.ts'

type Register = (program: Command) => void

const COMMANDS: Record<string, { about: string; load(): Promise<Register> }> = {
  start: {
    about: 'migrate, seed the demo company when empty, serve',
    load: async () => (await import('./start.ts')).registerStart,
  },
  chat: { about: 'the same assistant in the terminal', load: async () => (await import('./chat.ts')).registerChat },
  understand: {
    about: 'words → acts, in batch',
    load: async () => (await import('./understand.ts')).registerUnderstand,
  },
  process: {
    about: 'check and play process definitions',
    load: async () => (await import('./process.ts')).registerProcess,
  },
  people: {
    about: 'bring in the company; print the permission matrix',
    load: async () => (await import('./people.ts')).registerPeople,
  },
  kb: { about: 'add documents, search them, ask them', load: async () => (await import('./kb.ts')).registerKb },
  insight: {
    about: 'event logs → findings and predictions; a digest',
    load: async () => (await import('./insight.ts')).registerInsight,
  },
  link: { about: 'a one-time sign-in link for a person', load: async () => (await import('./link.ts')).registerLink },
  backup: {
    about: 'copy the embedded database, also while it runs',
    load: async () => (await import('./backup.ts')).registerBackup,
  },
  restore: { about: 'put a backup in place', load: async () => (await import('./backup.ts')).registerRestore },
  audit: {
    about: 'verify or export the hash-chained log',
    load: async () => (await import('./audit.ts')).registerAudit,
  },
  doctor: {
    about: 'what is configured, what works, what to do',
    load: async () => (await import('./doctor.ts')).registerDoctor,
  },
}

export async function run(argv: readonly string[]): Promise<number> {
  // `… | head` closes the pipe when it has seen enough: that is an end, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  const program = new Command('yiju')
  program.description('Yiju 一句: say one sentence and the office work is done.').exitOverride()
  program.version(version())
  // Wrong usage is one clear line, and where help is to be found.
  program.configureOutput({ writeErr: (text) => process.stderr.write(text) })
  const wanted = argv.find((a) => !a.startsWith('-'))
  const chosen = wanted ? COMMANDS[wanted] : undefined
  if (chosen) (await chosen.load())(program)
  for (const [name, { about }] of Object.entries(COMMANDS))
    if (!chosen || name !== wanted) program.command(name).description(about)
  for (const command of everyCommand(program)) command.exitOverride()
  try {
    if (argv.length === 0) {
      program.outputHelp()
      return 2
    }
    await program.parseAsync(argv as string[], { from: 'user' })
    return typeof process.exitCode === 'number' ? process.exitCode : 0
  } catch (error) {
    return explain(error)
  }
}

function version(): string {
  const text = fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

const everyCommand = (command: Command): Command[] => command.commands.flatMap((c) => [c, ...everyCommand(c)])

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof Usage) {
    process.stderr.write(`yiju: ${error.message}\n`)
    return 2
  }
  // A fault or a wrong setting is told in one line; only a bug shows where it happened.
  const known = error instanceof Fault || (error instanceof Error && error.message.startsWith('.env'))
  process.stderr.write(
    `yiju: ${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return 1
}
