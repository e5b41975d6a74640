// `npm run check`: types, lint and format, dead code, tests, everything to the end; what failed is named last. --no-tests leaves the tests out.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

const steps = [
  ['types', 'tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['dead code', 'knip', '--no-progress'],
  ['tests', 'vitest', 'run'],
]
const wanted = process.argv.includes('--no-tests') ? steps.filter(([name]) => name !== 'tests') : steps

const failed = wanted.filter(([name, tool, ...args]) => {
  const start = performance.now()
  const { status, error } = spawnSync('npx', ['--no-install', tool, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error) console.error(error.message)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return status !== 0
})

if (failed.length > 0) console.error(`\nnot in order: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)
