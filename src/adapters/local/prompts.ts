// Reads a prompt of prompts/: front matter, the standing part, a line of ----, the part of one question; its version is its content's hash.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { sha256 } from '../../kernel/hash.ts'
import type { Prompt } from '../../language/ports.ts'

const FrontMatter = z.looseObject({
  id: z.string(),
  input: z.record(z.string(), z.string()),
  output: z.string(),
  example: z.unknown(),
})

const folder = fileURLToPath(new URL('../../../prompts', import.meta.url))

export function readPrompt(id: string, from = folder): Prompt {
  const text = readFileSync(path.join(from, `${id}.md`), 'utf8').replaceAll('\r\n', '\n')
  const [, front, system, user] = /^---\n([^]*?)\n---\n([^]*?)\n----\n([^]*)$/u.exec(text) ?? []
  if (front === undefined || system === undefined || user === undefined)
    throw new Error(
      `prompts/${id}.md: front matter between two ---, then the standing part, a line of ----, the question`,
    )
  const about = FrontMatter.parse(parse(front))
  if (about.id !== id) throw new Error(`prompts/${id}.md: its id is ${about.id}`)
  const unknown = [...`${system}${user}`.matchAll(/\{\{(\w+)\}\}/gu)].filter(
    ([, name]) => !Object.hasOwn(about.input, name ?? ''),
  )
  if (unknown.length > 0)
    throw new Error(`prompts/${id}.md: ${unknown.map(([mark]) => mark).join(', ')} not among its input`)
  return { id, version: `${id}@${sha256(text).slice(0, 4)}`, system: system.trim(), user: user.trim() }
}
