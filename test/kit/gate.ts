// A promise that is opened from outside: how tests wait for a moment without sleeping.
export interface Gate {
  readonly passed: Promise<void>
  open(): void
}

export function createGate(): Gate {
  const doors: (() => void)[] = []
  const passed = new Promise<void>((done) => {
    doors.push(done)
  })
  return { passed, open: () => doors.forEach((door) => door()) }
}
