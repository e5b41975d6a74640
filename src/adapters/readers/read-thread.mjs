// The thread that reads files: what a damaged file breaks here, it does not break elsewhere.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { read } = await import('./read.ts')
parentPort.on('message', async ({ name, bytes, options }) => parentPort.postMessage(await read(name, bytes, options)))
parentPort.postMessage('ready')
