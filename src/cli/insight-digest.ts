// `yiju insight digest`, and `yiju insight scan` over the organisation's own log: both ask the server of the data directory.
import fs from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { callLocal, configFor, connect } from './connect.ts'
import { Usage } from './usage.ts'

interface DigestFlags {
  for?: string
  period: string
  png?: string
  json?: boolean
  data?: string
}

export function registerDigest(insight: Command): void {
  insight
    .command('digest')
    .description('what needs a manager, what is stuck and with whom, what was found, how long things take')
    .option('--for <person>', 'id, e-mail or name; somebody of the organisation when left out')
    .option('--period <period>', 'day or week', 'week')
    .option('--png <file>', 'the trend pictures, as a PNG')
    .option('--json', 'the digest as JSON')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (flags: DigestFlags) => runDigest(flags))
}

const Answer = z.object({ text: z.string(), digest: z.unknown(), png: z.string().optional() })

async function runDigest(flags: DigestFlags): Promise<void> {
  if (flags.period !== 'day' && flags.period !== 'week') throw new Usage(`--period ${flags.period}: day or week`)
  const server = await connect(configFor(flags.data))
  try {
    const asked = {
      period: flags.period,
      picture: flags.png !== undefined,
      ...(flags.for === undefined ? {} : { person: flags.for }),
    }
    const { body } = await callLocal(server, 'insight-digest', asked, Answer)
    process.stdout.write(flags.json ? `${JSON.stringify(body.digest)}\n` : `${body.text}\n`)
    if (flags.png !== undefined && body.png !== undefined) {
      fs.writeFileSync(flags.png, Buffer.from(body.png, 'base64'))
      process.stderr.write(`${flags.png} written\n`)
    }
  } finally {
    await server.close()
  }
}

const Scanned = z.object({ requests: z.number(), findings: z.array(z.record(z.string(), z.unknown())) })

/** The own log's findings in the same form as any other log's. */
export async function scanOwnLog(flags: {
  data?: string
  lang: string
  keep?: boolean
}): Promise<{ requests: number; findings: readonly object[] }> {
  const server = await connect(configFor(flags.data))
  try {
    const locale = flags.lang === 'zh' ? 'zh' : 'en'
    return (await callLocal(server, 'insight-scan', { locale, keep: flags.keep === true }, Scanned)).body
  } finally {
    await server.close()
  }
}
