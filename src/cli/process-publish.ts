// `yiju process publish FILE…`: a definition becomes the newest version, understood at once; requests under way stay on theirs.
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { z } from 'zod'
import { formatProblem, parseDefinition } from '../approval/definition.ts'
import { callLocal, configFor, connect } from './connect.ts'
import { Usage } from './usage.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Done = z.object({ key: z.string(), name: Words, version: z.number(), changed: z.boolean() })

interface Options {
  data?: string
  json?: boolean
  lang: string
}

export function registerPublish(group: Command): void {
  group
    .command('publish')
    .description(
      'publish definitions while everything runs: understood at once, requests under way stay on their version',
    )
    .argument('<file...>', 'YAML or JSON')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--json', 'one JSON object a file')
    .option('--lang <lang>', 'language of the messages: zh or en', 'en')
    .action(publish)
}

async function publish(files: readonly string[], { data, json, lang }: Options): Promise<void> {
  if (lang !== 'zh' && lang !== 'en') throw new Usage(`--lang is zh or en, not ${lang}`)
  const texts = files.map((file) => ({ file, text: read(file) }))
  // All are checked before the first is published: half a set of processes helps nobody.
  for (const { file, text } of texts) {
    const parsed = parseDefinition(text)
    if (!('problems' in parsed)) continue
    process.exitCode = 1
    for (const problem of parsed.problems)
      process.stdout.write(
        `${json ? JSON.stringify({ file, ...problem }) : `${file}:${formatProblem(problem, lang)}`}\n`,
      )
  }
  if (process.exitCode) return
  const server = await connect(configFor(data))
  try {
    for (const { file, text } of texts) {
      const { body } = await callLocal(server, 'process', { text }, Done)
      const line = body.changed
        ? `${body.key} version ${body.version} published: ${body.name[lang]}`
        : `${body.key} version ${body.version} stands already, nothing changed`
      process.stdout.write(`${json ? JSON.stringify({ file, ...body }) : line}\n`)
    }
  } finally {
    await server.close()
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Usage(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
