// Words of the page an e-mail's link opens; both languages when nobody knows whose link it was.
import { wordsFor } from '../../locales/words.ts'
import type { Locale } from '../../people/organisation.ts'

export interface ActWords {
  lang: string
  as(name: string): string
  yes(label: string): string
  needed(label: string): string
  done: string
  doneHint: string
  gone: string
  goneHint: string
}

export function actWords(locale: Locale | undefined): ActWords {
  const one = (at: Locale): ActWords => ({ lang: at === 'zh' ? 'zh-CN' : 'en', ...wordsFor(at).platform.act })
  if (locale) return one(locale)
  const [zh, en] = [one('zh'), one('en')]
  return { ...zh, gone: `${zh.gone} / ${en.gone}`, goneHint: `${zh.goneHint} ${en.goneHint}` }
}
