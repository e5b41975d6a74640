// The question put to a model: the message, the open draft and the forms, and nothing else: no earlier words, no names of others' making, no files.
import { sha256 } from '../kernel/hash.ts'
import { dateIn } from '../kernel/clock.ts'
import type { Setting } from './context-setting.ts'
import type { CompiledLexicon, ProcessSense } from './lexicon.ts'
import { SCHEMA_VERSION, schemaOf } from './model-answer.ts'
import { formsOf, offered } from './model-forms.ts'
import { ownerOf, privateFields } from './model-private.ts'
import type { ModelQuestion, Prompt } from './ports.ts'
import type { Moment } from './understanding.ts'

export interface Asking {
  question: ModelQuestion
  /** Same key, same answer: model, prompt, schema, forms, organisation, words, draft, day. */
  key: string
}

/** Enough for eight acts; a model that rambles is cut off. */
const MOST_TOKENS = 1_200

const EXAMPLE = JSON.stringify({
  acts: [
    {
      type: 'start',
      said: '请年假',
      process: 'leave',
      fields: [
        { name: 'leaveType', surface: '年假', choice: 'annual' },
        { name: 'start', surface: '下周三到周五', choice: null },
        { name: 'end', surface: '下周三到周五', choice: null },
      ],
      owner: null,
      number: null,
      index: null,
      date: null,
      amount: null,
      all: null,
    },
    {
      type: 'approve',
      said: '报销批了',
      process: 'expense',
      fields: [],
      owner: '芳芳',
      number: null,
      index: null,
      date: null,
      amount: '三百八',
      all: null,
    },
  ],
})

/** `text` and the fields of `setting` as the model may see them. */
export function askOf(
  prompt: Prompt,
  model: string,
  text: string,
  lexicon: CompiledLexicon,
  setting: Setting,
  moment: Moment,
): Asking {
  const { system, schema, hash } = standing(prompt, lexicon)
  const state = stateOf(setting)
  const user = fill(prompt.user, { state, message: JSON.stringify(text) })
  const day = dateIn(moment.now, moment.zone).toString()
  return {
    question: {
      prompt: prompt.version,
      system,
      turns: [{ role: 'user', text: user }],
      schema: { name: 'acts', json: schema },
      maxTokens: MOST_TOKENS,
    },
    key: sha256(
      [model, prompt.version, SCHEMA_VERSION, hash, ownerOf(lexicon.source), text, state, day].join('\u0000'),
    ),
  }
}

interface Standing {
  system: string
  schema: Readonly<Record<string, unknown>>
  hash: string
}
const made = new WeakMap<CompiledLexicon, Map<string, Standing>>()

/** The part that is the same for every message of an organisation, made once. */
function standing(prompt: Prompt, lexicon: CompiledLexicon): Standing {
  const known = made.get(lexicon) ?? new Map<string, Standing>()
  made.set(lexicon, known)
  const kept = known.get(prompt.version)
  if (kept) return kept
  const processes: readonly ProcessSense[] = offered(lexicon)
  const schema = schemaOf(processes.map((p) => p.key))
  const system = fill(prompt.system, {
    schema: JSON.stringify(schema),
    example: EXAMPLE,
    forms: formsOf(processes, privateFields(lexicon.source)),
  })
  const now = { system, schema, hash: sha256(system) }
  known.set(prompt.version, now)
  return now
}

/** What is on the screen, as facts. Owners of shown requests are named, their words are not. */
function stateOf(setting: Setting): string {
  const state = {
    ...(setting.open && setting.process !== undefined
      ? { draft: { process: setting.process, fields: setting.fields } }
      : {}),
    ...(setting.asked.length > 0 ? { asked: setting.asked } : {}),
    ...(setting.confirming ? { confirming: true } : {}),
    ...(setting.shown.length > 0
      ? { shown: setting.shown.map((s, i) => ({ index: i + 1, owner: s.owner, process: s.process })) }
      : {}),
  }
  return Object.keys(state).length === 0 ? 'Nothing is open.' : `Open now, as JSON data: ${JSON.stringify(state)}`
}

/** One pass: what is put in is never read for marks again. */
const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/gu, (mark, name: string) => values[name] ?? mark)
