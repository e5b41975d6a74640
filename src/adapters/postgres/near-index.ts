// Building an HNSW index while the base is being asked and written: beside the writes, with memory for the whole graph, and again when an earlier build was killed.
import type pg from 'pg'
import { refuseInsideTransaction } from './inside-transaction.ts'

/** An index of pgvector still to be built. `width`: dimensions of a vector; `rows`: how many vectors it will hold; `where`: which of the table, as literals. */
export interface NearIndex {
  name: string
  width: number
  rows: number
  where: string
}

const MB = 2 ** 20
/** Allowed for beside the vector of a row: its places in neighbours' lists and its header. An estimate. */
const GRAPH_BYTES = 400
const LEAST_MB = 64
/** A build that does not fit goes on, some ten times slower. */
const MOST_MB = 4096
/** "No space left": the processes that build together share memory, of which a container often has 64 MB. */
const NO_SHARED_MEMORY = '53100'

/** How much memory the server may take for the build, in MB. */
export function buildMemory({ rows, width }: Pick<NearIndex, 'rows' | 'width'>): number {
  return Math.min(MOST_MB, Math.max(LEAST_MB, Math.ceil((rows * (width * 4 + GRAPH_BYTES) * 1.1) / MB)))
}

/** Does nothing when it is there and whole. Throws what the database says. */
export async function buildNearIndex(pool: pg.Pool, index: NearIndex): Promise<void> {
  refuseInsideTransaction()
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    const { rows } = await client.query<{ whole: boolean }>(
      'select i.indisvalid as whole from pg_class c join pg_index i on i.indexrelid = c.oid where c.relname = $1',
      [index.name],
    )
    if (rows[0]?.whole) return
    // A killed build leaves an index that is kept up and never asked.
    if (rows[0]) await client.query(`drop index ${index.name}`)
    await client.query(`set maintenance_work_mem = '${buildMemory(index)}MB'`)
    const build = `create index concurrently ${index.name} on kb_vector using hnsw ((embedding::vector(${index.width})) vector_cosine_ops) where ${index.where}`
    await client.query(build).catch(async (error: unknown) => {
      if ((error as { code?: string }).code !== NO_SHARED_MEMORY) throw error
      await client.query(`drop index if exists ${index.name}`)
      await client.query('set max_parallel_maintenance_workers = 0')
      await client.query(build)
    })
  } catch (error) {
    failed = error as Error
    throw error
  } finally {
    if (!failed) await client.query('reset maintenance_work_mem; reset max_parallel_maintenance_workers')
    client.release(failed)
  }
}
