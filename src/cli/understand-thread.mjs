// A second thread for long inputs of `yiju understand`: lines in, answers out.
/* oxlint-disable unicorn/require-post-message-target-origin -- a thread's port, not a window */
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { offlineAnswers } = await import('./understand-lines.ts')
const answers = offlineAnswers(workerData)
parentPort.on('message', (lines) => parentPort.postMessage(answers(lines)))
