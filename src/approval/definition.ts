// A process definition as people write it (YAML or JSON) becomes a ProcessDefinition, or a list of what to correct and where.
import { LineCounter, parseDocument, type YAMLError } from 'yaml'
import { findNonsense } from './definition/sense.ts'
import { placesIn, type Path, type Place, type Places } from './definition/place.ts'
import { DefinitionShape, spellOut } from './definition/shape.ts'
import { say, unknownKey, wordIssue, type Words } from './definition/wording.ts'
import { knownKeys } from './definition/keys.ts'
import type { ProcessDefinition } from './flow.ts'

export interface DefinitionProblem extends Place, Words {}

export type Parsed = { definition: ProcessDefinition } | { problems: readonly DefinitionProblem[] }

export function parseDefinition(text: string): Parsed {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (doc.errors.length) return { problems: doc.errors.map((e) => yamlProblem(e, lines)) }
  const places = placesIn(doc, lines)
  const raw: unknown = doc.toJS({ maxAliasCount: 100 })
  const shaped = DefinitionShape.safeParse(raw)
  if (!shaped.success) return { problems: inOrder(shaped.error.issues.flatMap((i) => issueProblems(i, raw, places))) }
  const definition = spellOut(shaped.data)
  const problems = findNonsense(definition).map(({ path, from, words }) => ({
    ...(from === undefined ? places.of(path) : places.inside(path, from)),
    ...words,
  }))
  return problems.length ? { problems: inOrder(problems) } : { definition }
}

export const formatProblem = ({ line, column, path, message, fix }: DefinitionProblem, locale: 'zh' | 'en'): string =>
  `${line}:${column} ${path} ${message[locale]} → ${fix[locale]}`

type Issue = Parameters<typeof wordIssue>[0]

function issueProblems(issue: Issue, raw: unknown, places: Places): DefinitionProblem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...places.ofKey(issue.path, key),
      ...unknownKey(key, knownKeys(issue.path, valueAt(raw, issue.path))),
    }))
  const value = valueAt(raw, issue.path)
  return [{ ...places.of(issue.path), ...wordIssue(issue, value) }]
}

/** The value as written; undefined where a key is missing. Short forms end the way early: then it is the short form. */
function valueAt(raw: unknown, path: Path): unknown {
  let at: unknown = raw
  for (const segment of path) {
    if (Array.isArray(at) && typeof segment === 'string') continue
    if (typeof at !== 'object' || at === null) return at
    at = typeof segment === 'number' && !Array.isArray(at) ? Object.values(at)[segment] : Reflect.get(at, segment)
  }
  return at
}

function yamlProblem(error: YAMLError, lines: LineCounter): DefinitionProblem {
  const { line, col } = lines.linePos(error.pos[0])
  const place = { line, column: col, path: '' }
  if (error.code === 'DUPLICATE_KEY')
    return {
      ...place,
      ...say('同一个键写了两次', 'the same key stands there twice', '删去其中一个', 'remove one of them'),
    }
  if (error.code === 'TAB_AS_INDENT')
    return { ...place, ...say('缩进用了制表符', 'a tab is used to indent', '改用空格', 'use spaces') }
  return {
    ...place,
    ...say(
      `不是正确的 YAML（${error.code}）`,
      `this is not YAML: ${error.message}`,
      '检查缩进和冒号后的空格；含逗号、冒号或 # 的文字要加引号',
      'check the indentation and the space after colons; quote a text with a comma, a colon or a #',
    ),
  }
}

const inOrder = (problems: readonly DefinitionProblem[]): DefinitionProblem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
