// The language before anybody has signed in: kept in this browser.
import { Segmented } from 'antd'
import { rememberLocale } from '../data/locale.ts'
import type { Locale } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function LocaleSwitch() {
  const { w, locale } = useWords()
  return (
    <Segmented<Locale>
      size="small"
      aria-label={w.settings.language}
      value={locale}
      onChange={rememberLocale}
      options={[
        { value: 'zh', label: w.settings.zh },
        { value: 'en', label: w.settings.en },
      ]}
    />
  )
}
