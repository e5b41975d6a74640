// A command whose reader has seen enough ends quietly, as `yiju … | head -1` expects.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('a closed pipe is an end, not a crash', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const line = `for i in $(seq 3000); do echo '{"id":"a","text":"明天请一天年假"}'; done | "${process.execPath}" scripts/yiju.mjs understand | head -1`
  const { stdout, stderr } = await promisify(execFile)('bash', ['-o', 'pipefail', '-c', line], { cwd: root })
  expect(stdout).toContain('"process":"leave"')
  expect(stderr).not.toContain('EPIPE')
})
