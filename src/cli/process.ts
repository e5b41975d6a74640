// `yiju process check FILE…`: what is wrong in a definition, and where. `yiju process run FILE SCENARIO`: play it, no database.
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { formatProblem, parseDefinition, type DefinitionProblem } from '../approval/definition.ts'
import type { ProcessDefinition } from '../approval/flow.ts'
import { Fault } from '../kernel/fault.ts'
import { readScenario } from './process-scenario.ts'
import { registerPublish } from './process-publish.ts'
import { playScenario } from './process-play.ts'
import { formatMoment, momentToJson } from './process-print.ts'
import { Usage } from './usage.ts'

type Lang = 'zh' | 'en'
interface Options {
  json?: boolean
  lang: string
}

export function registerProcess(program: Command): void {
  const group = program.command('process').description('check and play process definitions')
  group
    .command('check')
    .description('say what is wrong in definitions: line:column, where, what, how to mend it')
    .argument('<file...>', 'YAML or JSON')
    .option('--json', 'one JSON object a problem, in both languages')
    .option('--lang <lang>', 'language of the messages: zh or en', 'en')
    .action((files: string[], options: Options) => check(files, options))
  group
    .command('run')
    .description('play a scenario on a definition: every event, and the open tasks after each command')
    .argument('<file>', 'the definition')
    .argument('<scenario>', 'people, commands and jumps of the clock')
    .option('--json', 'one JSON object a command')
    .option('--lang <lang>', 'language of names and titles: zh or en', 'zh')
    .action((file: string, scenario: string, options: Options) => run(file, scenario, options))
  registerPublish(group)
}

function check(files: readonly string[], options: Options): void {
  const lang = langOf(options)
  for (const file of files) {
    const parsed = parseDefinition(read(file))
    if ('definition' in parsed) {
      process.stderr.write(`${file}: ${parsed.definition.name[lang]}, ${parsed.definition.route.length} steps, good\n`)
      continue
    }
    process.exitCode = 1
    for (const problem of parsed.problems) process.stdout.write(`${shown(file, problem, options, files.length > 1)}\n`)
  }
}

const shown = (file: string, problem: DefinitionProblem, options: Options, several: boolean): string =>
  options.json
    ? JSON.stringify({ file, ...problem })
    : `${several ? `${file}:` : ''}${formatProblem(problem, langOf(options))}`

function run(file: string, scenarioFile: string, options: Options): void {
  const lang = langOf(options)
  const definition = definitionIn(file, lang)
  const script = readScenario(read(scenarioFile))
  if ('problems' in script) throw new Fault('bad-input', `${scenarioFile}:\n${script.problems.join('\n')}`)
  for (const moment of playScenario(definition, script.scenario)) {
    const line = options.json ? JSON.stringify(momentToJson(moment)) : formatMoment(moment, lang)
    process.stdout.write(`${line}\n`)
    if (moment.wrong) process.exitCode = 1
  }
}

function definitionIn(file: string, lang: Lang): ProcessDefinition {
  const parsed = parseDefinition(read(file))
  if ('definition' in parsed) return parsed.definition
  throw new Fault('bad-input', `${file}:\n${parsed.problems.map((p) => formatProblem(p, lang)).join('\n')}`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Usage(`cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

function langOf({ lang }: Options): Lang {
  if (lang === 'zh' || lang === 'en') return lang
  throw new Usage(`--lang is zh or en, not ${lang}`)
}
