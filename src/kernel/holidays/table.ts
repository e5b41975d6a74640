// The shape of a country's holidays: which years are known, and each year as published.

export interface HolidayName {
  zh: string
  en: string
}

/** One year as published: days off by ISO date, and the weekend days that are worked instead. */
export interface HolidayYear {
  off: ReadonlyMap<string, HolidayName>
  work: ReadonlySet<string>
}

/** A country: the years it knows and where they come from. */
export interface HolidayTable {
  known: { from: number; to: number }
  source: string
  year(year: number): HolidayYear
}
