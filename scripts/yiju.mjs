#!/usr/bin/env node
// The `yiju` command: TypeScript is read as it stands (tsx), so a checkout runs without a build.
import { register } from 'tsx/esm/api'

register()
const { run } = await import('../src/cli/main.ts')
const code = await run(process.argv.slice(2))
// A command that still serves (start) keeps the process alive by itself and never comes here with an open server.
process.exitCode = code
