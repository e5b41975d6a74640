// The thread of the analysts: one for each organisation, one question after another.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import fs from 'node:fs'
import os from 'node:os'
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
giveWay()
const { answerFor } = await import('./analysts-answer.ts')
parentPort.on('message', ({ id, call, org, given }) => {
  try {
    parentPort.postMessage({ id, answer: answerFor(org, call, given) })
  } catch (error) {
    parentPort.postMessage({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})

/** Linux knows every thread by a number: this one gives way to those that answer people. Elsewhere all are alike. */
function giveWay() {
  try {
    const thread = Number(fs.readlinkSync('/proc/thread-self').split('/').at(-1))
    if (thread !== process.pid) os.setPriority(thread, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not Linux, or not allowed.
  }
}
