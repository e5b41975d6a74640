// The log of the knowledge base cannot be changed unseen.
import { expect, test } from 'vitest'
import { verifyAudit } from '../../../src/adapters/postgres/audit.ts'
import { createKnowledgeLog } from '../../../src/adapters/postgres/knowledge-log.ts'
import { openTestDatabase } from '../../kit/database.ts'

const open = async () => {
  const { pool, clock } = await openTestDatabase()
  const log = createKnowledgeLog(pool, 'acme')
  const note = (subject: string) =>
    log.note(
      { by: 'sun-li', what: 'tested-as', subject, detail: { question: `年假\u0000几天 ${subject}` } },
      clock.now(),
    )
  const findings = async () => (await verifyAudit(pool, 'acme')).findings
  return { pool, log, note, findings }
}

test('entries are kept in order, also when many are written at once, and the chain holds', async () => {
  const { log, note, findings } = await open()
  await Promise.all(Array.from({ length: 20 }, (_, n) => note(`p${n}`)))
  expect((await log.list(100)).map((e) => e.seq)).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n))
  expect(await findings()).toEqual([])
})

test('an entry is written once; one that was altered or cut out all the same is found', async () => {
  const { pool, note, findings } = await open()
  for (const person of ['a', 'b', 'c', 'd']) await note(person)
  await expect(pool.query(`update knowledge_log set person_id = 'x'`)).rejects.toThrow()
  await expect(pool.query(`delete from knowledge_log`)).rejects.toThrow()
  await pool.query(`alter table knowledge_log disable trigger all`)
  await pool.query(`update knowledge_log set person_id = 'x' where seq = 2`)
  await pool.query(`delete from knowledge_log where seq = 3`)
  await pool.query(`alter table knowledge_log enable trigger all`)
  expect(await findings()).toEqual([
    { what: 'knowledge-log-altered', seq: 2 },
    { what: 'knowledge-log-missing', seq: 3 },
  ])
})
