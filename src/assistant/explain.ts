// Who a reader is to the locales, and a refusal in the reader's own words.
import type { Refusal } from '../approval/refusals.ts'
import type { Instant } from '../kernel/clock.ts'
import type { Reader } from '../locales/format.ts'
import { refusalText, type About } from '../locales/refusal.ts'
import type { Organisation, Person } from '../people/organisation.ts'

export const readerOf = (
  organisation: Organisation,
  { locale, zone }: Pick<Person, 'locale' | 'zone'>,
  now: Instant,
): Reader => ({
  locale,
  now,
  zone,
  person: (id) => organisation.person(id)?.name,
  department: (id) => organisation.department(id)?.name,
})

export const refusalWords = (
  refusal: Refusal,
  me: Person,
  organisation: Organisation,
  now: Instant,
  about?: About,
): string => refusalText(refusal, readerOf(organisation, me, now), about)
