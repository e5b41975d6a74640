// Light, dark, or as the system: remembered in this browser and put on <html> before anything is painted.
import { useSyncExternalStore } from 'react'
import { keep, readKept } from './kept.ts'

export type Appearance = 'system' | 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')
const hearers = new Set<() => void>()
let chosen: Appearance = read()
dark.addEventListener('change', tell)
apply()

export const setAppearance = (next: Appearance): void => {
  chosen = next
  keep('appearance', next === 'system' ? undefined : next)
  tell()
}

export function useAppearance(): { chosen: Appearance; dark: boolean } {
  const now = useSyncExternalStore(subscribe, () => chosen)
  const isDarkNow = useSyncExternalStore(subscribe, isDark)
  return { chosen: now, dark: isDarkNow }
}

function isDark(): boolean {
  return chosen === 'dark' || (chosen === 'system' && dark.matches)
}

function read(): Appearance {
  const kept = readKept('appearance')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
}

function tell(): void {
  apply()
  for (const hear of hearers) hear()
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
