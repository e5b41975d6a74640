// Prints the counts of a vitest JSON report as one line: N passed, N failed, N skipped. A report without tests is a failure.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2] ?? 'test-results/vitest.json', 'utf8'))
// A file that could not be loaded has no failed test of its own: it is counted as one.
const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
for (const file of broken) console.log(`could not be loaded: ${file.name}`)

const failed = report.numFailedTests + broken.length
console.log(
  `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests + report.numTodoTests} skipped`,
)
process.exit(failed > 0 || report.numPassedTests === 0 || !report.success ? 1 : 0)
