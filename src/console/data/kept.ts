// What this browser remembers: drafts, unsent messages, appearance. Storage may be full or forbidden; then memory serves until reload.

const memory = new Map<string, string>()

export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(`yiju.${key}`) ?? memory.get(key)
  } catch {
    return memory.get(key)
  }
}

export function keep(key: string, value: string | undefined): void {
  if (value === undefined) memory.delete(key)
  else memory.set(key, value)
  try {
    if (value === undefined) localStorage.removeItem(`yiju.${key}`)
    else localStorage.setItem(`yiju.${key}`, value)
  } catch {
    // A full or forbidden storage must not stop anybody from working; memory has it.
  }
}

export function readKeptJson<T>(key: string, is: (x: unknown) => x is T): T | undefined {
  const text = readKept(key)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return is(value) ? value : undefined
  } catch {
    return undefined
  }
}
