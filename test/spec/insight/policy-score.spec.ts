// The exact kinds over whole companies full of lawful neighbours: nothing missed, nothing false, batch and stream alike.
import { expect, test } from 'vitest'
import { POLICY_KINDS } from '../../../src/insight/finding.ts'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { readCases, readPeople, readPolicy } from '../../../src/insight/records.ts'
import { scan } from '../../../src/insight/scan.ts'
import { policyCompany } from '../../kit/history-generator-policy.ts'

async function judged(seed: number) {
  const made = policyCompany(seed)
  const { findings } = scan(await importCsv([made.events]), {
    cases: readCases(made.cases),
    people: readPeople(made.people),
    policy: readPolicy(made.policy),
  })
  const found = findings
    .filter((f) => (POLICY_KINDS as readonly string[]).includes(f.kind))
    .map((f) => `${f.kind} ${f.caseIds.join('+')}`)
  return { found, truth: [...made.truth] }
}

test.each(Array.from({ length: 12 }, (_, i) => i + 1))('company %i', async (seed) => {
  const { found, truth } = await judged(seed)
  expect(found.toSorted()).toEqual(truth.toSorted())
})

test('the companies hold every kind, many times', async () => {
  const kinds = new Map<string, number>()
  for (let seed = 1; seed <= 12; seed++)
    for (const t of policyCompany(seed).truth) kinds.set(t.split(' ')[0]!, (kinds.get(t.split(' ')[0]!) ?? 0) + 1)
  for (const kind of POLICY_KINDS) expect([kind, (kinds.get(kind) ?? 0) > 40]).toEqual([kind, true])
})
