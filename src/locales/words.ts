// The words of a person's language.
import type { Locale } from '../people/organisation.ts'
import { en } from './en.ts'
import { zh, type Words } from './zh.ts'

const words: Record<Locale, Words> = { zh, en }

export const wordsFor = (locale: Locale): Words => words[locale]
