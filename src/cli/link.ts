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
        process.stderr.write(`${body.name}: works once, for 24 hours\n`)
        process.stdout.write(`${config.publicUrl ?? at.url}/sign-in#${body.token}\n`)
      } finally {
        await at.close()
      }
    })
}
