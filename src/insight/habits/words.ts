// Vendors, receipts and descriptions as people write them: the same thing under several spellings.

const LEGAL =
  /\b(co|ltd|limited|inc|llc|gmbh|corp|corporation|company|group|holdings?|ag|sa|bv|plc|the|and)\b|有限公司|有限责任公司|股份|集团|公司|\(.*?\)|（.*?）/giu

export const vendorKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[.&]/gu, ' ')
    .replaceAll(LEGAL, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

/** Letters a keyboard or a scanner takes for digits are written as digits. */
export const receiptKey = (receipt: string): string =>
  receipt
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/gu, '1')
    .replaceAll('S', '5')
    .replaceAll('B', '8')
    .replaceAll('Z', '2')

export function trigrams(text: string): Set<string> {
  const padded = `  ${text} `
  const found = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3))
  return found
}

/** 0 … 1: shared trigrams. */
export function alike(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '') return 0
  const [x, y] = [trigrams(a), trigrams(b)]
  let shared = 0
  for (const t of x) if (y.has(t)) shared++
  return shared / (x.size + y.size - shared)
}

/** Edits between two short words, a swap of neighbours counting once; gives up above `most`. */
export function distance(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]!
}

/** Words that say a purchase comes in parts by agreement. */
export const inParts = (text: string): boolean =>
  /framework|call[- ]?off|deposit|balance|instal?ment|milestone|prepay|down payment|retainer|框架|定金|订金|尾款|首付|分期|预付|里程碑/iu.test(
    text,
  )

/** Words that say a large sum comes once a year or as a whole. */
export const onceAYear = (text: string): boolean => /annual|yearly|per year|whole year|年度|年费|全年/iu.test(text)

/** Words that say an earlier claim is put right. */
export const putRight = (text: string): boolean =>
  /revers|correct|re-?entry|re-?submi|resubmi|cancel|storno|冲销|更正|重新提交|重报|红冲/iu.test(text)

export const shared = (text: string): boolean =>
  /travel|flight|trip|hotel|train|conference|training|team|group|差旅|出差|机票|酒店|住宿|火车|会议|培训|团建/iu.test(
    text,
  )
