// The language before we know who it is: what was last used here, else the browser's.
import { useSyncExternalStore } from 'react'
import { keep, readKept } from './kept.ts'
import type { Locale } from './shapes.ts'

const hearers = new Set<() => void>()
let guessed: Locale = read()

export const useGuessedLocale = (): Locale => useSyncExternalStore(subscribe, () => guessed)

export function rememberLocale(locale: Locale): void {
  if (locale === guessed && readKept('locale') === locale) return
  guessed = locale
  keep('locale', locale)
  for (const hear of hearers) hear()
}

function read(): Locale {
  const kept = readKept('locale')
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
