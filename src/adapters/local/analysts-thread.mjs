// The thread of the analysts: one for each organisation, one question after another.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { answerFor } = await import('./analysts-answer.ts')
parentPort.on('message', ({ id, call, org, given }) => {
  try {
    parentPort.postMessage({ id, answer: answerFor(org, call, given) })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
