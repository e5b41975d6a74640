// A query on the outer client inside an open transaction would wait for that same transaction on the embedded database: it throws at once instead.
import { AsyncLocalStorage } from 'node:async_hooks'

const inside = new AsyncLocalStorage<{ open: boolean }>()

/** Wraps the body of every transaction. Work left for after the commit still passes. */
export function insideTransaction<T>(body: () => Promise<T>): Promise<T> {
  const mark = { open: true }
  return inside.run(mark, body).finally(() => {
    mark.open = false
  })
}

export function refuseInsideTransaction(): void {
  if (inside.getStore()?.open)
    throw new Error(
      'the database was used outside the transaction that is open in this call: use the store that `transaction` hands in',
    )
}
