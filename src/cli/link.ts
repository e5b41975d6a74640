// `yiju link PERSON`: a one-time sign-in link, printed for the administrator to hand on.
import type { Command } from 'commander'
import { z } from 'zod'
import { callLocal, configFor, connect } from './connect.ts'

export function registerLink(program: Command): void {
  program
    .command('link')
    .description('a one-time sign-in link for a person')
    .argument('<person>', 'id, e-mail or name')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (person: string, options: { data?: string }) => {
      const config = configFor(options.data)
      const at = await connect(config)
      try {
        const { body } = await callLocal(at, 'link', { person }, z.object({ token: z.string(), name: z.string() }))
        // Without a running server we were one for a moment, on a port that is gone when this is read.
        const ours = at.pid === process.pid
        const url = config.publicUrl ?? (ours ? `http://127.0.0.1:${config.port}` : at.url)
        process.stderr.write(`${body.name}: works once, for 24 hours${ours ? '; start the server first' : ''}\n`)
        process.stdout.write(`${url}/sign-in#${body.token}\n`)
      } finally {
        await at.close()
      }
    })
}
