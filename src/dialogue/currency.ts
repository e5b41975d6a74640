// The currency meant when none is said: that of the office whose calendar the person keeps. The card states it.
import type { Field } from '../approval/form.ts'
import { organisationPerson, type Facts } from './facts.ts'

const OF_OFFICE: Readonly<Record<string, string>> = {
  CN: 'CNY',
  HK: 'HKD',
  TW: 'TWD',
  SG: 'SGD',
  JP: 'JPY',
  GB: 'GBP',
  US: 'USD',
  DE: 'EUR',
  FR: 'EUR',
  IN: 'INR',
  AU: 'AUD',
}

export function officeCurrency(facts: Facts): string {
  const known = OF_OFFICE[facts.calendar.key.slice(0, 2).toUpperCase()]
  return known ?? (organisationPerson(facts)?.locale === 'zh' ? 'CNY' : 'USD')
}

/** Where the form does not take the office's currency, the first it takes. */
export function assumedCurrency(field: Field & { kind: 'money' }, facts: Facts): string {
  const office = officeCurrency(facts)
  return !field.currencies || field.currencies.includes(office) ? office : (field.currencies[0] ?? office)
}
