// Whether files of a form are still on their way: going on before they have arrived would leave them out.
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

type Tell = (field: string, busy: boolean) => void
const Telling = createContext<Tell | undefined>(undefined)

/** `busy` while any file field inside `Watch` uploads. */
export function useUploading(): { busy: boolean; tell: Tell } {
  const [fields, setFields] = useState<ReadonlySet<string>>(new Set())
  const [tell] = useState<Tell>(() => (field: string, busy: boolean) => {
    setFields((old) => {
      if (old.has(field) === busy) return old
      const next = new Set(old)
      if (busy) next.add(field)
      else next.delete(field)
      return next
    })
  })
  return { busy: fields.size > 0, tell }
}

export const WatchUploads = ({ tell, children }: { tell: Tell; children: ReactNode }) => (
  <Telling.Provider value={tell}>{children}</Telling.Provider>
)

/** A file field says so itself; gone from the form, it holds nobody up. */
export function useTellUploading(field: string, busy: boolean): void {
  const tell = useContext(Telling)
  useEffect(() => {
    tell?.(field, busy)
    return () => tell?.(field, false)
  }, [tell, field, busy])
}
