// Tells open screens of this process that something changed. Losing a signal is harmless: screens load again on reconnect.
import { EventEmitter } from 'node:events'
import type { Signal, SignalKind } from '../../assistant/ports.ts'

export function createSignal(): Signal {
  const bus = new EventEmitter().setMaxListeners(0)
  return {
    publish: (org, person, what) => bus.emit(`${org}/${person}`, what),
    subscribe: (org, person, hear) => {
      const name = `${org}/${person}`
      const listener = (what: SignalKind) => hear(what)
      bus.on(name, listener)
      return () => bus.off(name, listener)
    },
  }
}
