// Reads source files the way the architecture test looks at them: what each imports, exports and reaches for.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

/** What the rules forbid outside one file. */
export type Reach = 'process.env' | 'Date.now' | 'new Date' | 'Temporal.Now' | 'as unknown as'

export interface Source {
  /** Relative to the root it was read from, e.g. `approval/decide.ts`. */
  path: string
  /** Types count; a path with a dot in front is made relative to the root, a package keeps its name. */
  imports: readonly { specifier: string; file?: string }[]
  reexports: readonly string[]
  defaultExport: boolean
  reaches: readonly { what: Reach; line: number }[]
  firstLine: string
}

export function readSources(root: string, skip: readonly string[] = []): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(
      (path) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith('.d.ts') && !skip.some((s) => path.startsWith(s)),
    )
    .toSorted()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8'), root))
}

export function readSource(path: string, text: string, root: string): Source {
  const parsed = parseSync(path, text)
  const broken = parsed.errors[0]
  if (broken) throw new Error(`${path} cannot be parsed: ${broken.message}`)
  const specifiers = new Set<string>()
  const reexports: string[] = []
  for (const { moduleRequest } of parsed.module.staticImports) specifiers.add(moduleRequest.value)
  for (const { moduleRequest } of parsed.module.staticExports.flatMap((e) => e.entries)) {
    if (!moduleRequest) continue
    specifiers.add(moduleRequest.value)
    reexports.push(moduleRequest.value)
  }
  const reaches: Source['reaches'][number][] = []
  const reach = (what: Reach, at: number) => reaches.push({ what, line: text.slice(0, at).split('\n').length })
  new Visitor({
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') specifiers.add(source.value)
    },
    TSImportType: ({ source }) => {
      specifiers.add(source.value)
    },
    MemberExpression: (node) => {
      const name = `${nameOf(node.object)}.${nameOf(node.property)}`
      if (name === 'process.env' || name === 'Date.now' || name === 'Temporal.Now') reach(name, node.start)
    },
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date') reach('new Date', node.start)
    },
    TSAsExpression: (node) => {
      if (node.expression.type === 'TSAsExpression' && node.expression.typeAnnotation.type === 'TSUnknownKeyword')
        reach('as unknown as', node.start)
    },
    ImportDeclaration: (node) => {
      const takesEnv = node.specifiers.some((s) => s.type === 'ImportSpecifier' && nameOf(s.imported) === 'env')
      if (/^(node:)?process$/.test(node.source.value) && takesEnv) reach('process.env', node.start)
    },
  }).visit(parsed.program)
  return {
    path,
    imports: [...specifiers].map((specifier) => {
      const file = specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : undefined
      return file === undefined ? { specifier } : { specifier, file }
    }),
    reexports,
    defaultExport: parsed.module.staticExports.some((e) => e.entries.some((x) => x.exportName.kind === 'Default')),
    reaches,
    firstLine: text.split('\n', 1)[0] ?? '',
  }
}

export const exists = (root: string, file: string): boolean => existsSync(join(root, file))

/** Files that import one another in a ring; each ring once, in import order. */
export function circles(sources: readonly Source[]): string[][] {
  const next = new Map(sources.map((s) => [s.path, s.imports.flatMap((i) => (i.file ? [i.file] : []))]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[][] = []
  const walk = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push(trail.slice(trail.indexOf(path)))
      return
    }
    state.set(path, 'open')
    for (const to of next.get(path) ?? []) if (next.has(to)) walk(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of next.keys()) walk(path, [])
  return found
}

function nameOf(node: object): string | undefined {
  return 'name' in node && typeof node.name === 'string' ? node.name : undefined
}
