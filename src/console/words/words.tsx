// Gives every screen its words, its language and its clock face.
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { consoleEn } from '../../locales/console.en.ts'
import { consoleZh, type ConsoleWords } from '../../locales/console.zh.ts'
import { CallFailed } from '../data/client.ts'
import { rememberLocale } from '../data/locale.ts'
import type { Label, Locale } from '../data/shapes.ts'
import { createTimes, type Times } from './times.ts'

interface Speech {
  w: ConsoleWords
  locale: Locale
  times: Times
  pick(label: Label): string
  /** Why a call failed, in words a person can use. */
  why(error: unknown): string
}

const SpeechContext = createContext<Speech | undefined>(undefined)

export function Words({ locale, zone, children }: { locale: Locale; zone: string | undefined; children: ReactNode }) {
  const speech = useMemo<Speech>(() => {
    const w = locale === 'zh' ? consoleZh : consoleEn
    const pick = (label: Label) => label[locale] || label.zh || label.en
    return {
      w,
      locale,
      times: createTimes(locale, zone, w),
      pick,
      why: (error) =>
        !(error instanceof CallFailed)
          ? w.state.unexpected
          : error.status === 0
            ? w.state.noNetwork
            : error.words
              ? pick(error.words)
              : w.state.unexpected,
    }
  }, [locale, zone])
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
    rememberLocale(locale)
  }, [locale])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useWords(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('useWords outside <Words>')
  return speech
}

export function usePageTitle(page: string): void {
  const { w } = useWords()
  useEffect(() => {
    document.title = w.title(page)
  }, [page, w])
}
