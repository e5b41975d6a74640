// Times as people and older systems write them, brought to 2026-03-02 09:05: only what the quick reader could not read comes here.

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const pad = (n: string): string => n.padStart(2, '0')
const monthOf = (word: string): string | undefined => {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return at < 0 ? undefined : pad(String(at + 1))
}

/** 20260302090511, 2026年3月2日 9时5分, 02-Mar-2026 9:05 AM, 2026-03-02 (周一) 09:05, … GMT+8; unchanged where nothing is known. */
export function tidied(text: string): string {
  let plain = text
    .normalize('NFKC')
    .replace(/\[[^\]]*\]$/u, '')
    .replaceAll(/\(?(?:周|星期|礼拜)[一二三四五六日天]\)?/gu, ' ')
    .replace(/^\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/iu, '')
    .replace(
      /\s*(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?$/u,
      (_, sign: string, h: string, m = '00') => `${sign}${pad(h)}:${String(m)}`,
    )
    .trim()
  plain = withMonth(plain)
    .replace(/^((?:19|20)\d{2})(\d{2})(\d{2})(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/u, compact)
    .replace(/^(\d{4})\s*[年/.]\s*(\d{1,2})\s*[月/.]\s*(\d{1,2})\s*日?\s*/u, '$1-$2-$3 ')
    .replace(
      /(\d{1,2})\s*[时點点]\s*(\d{1,2})\s*分?(?:\s*(\d{1,2})\s*秒)?/u,
      (_, h: string, m: string, s = '0') => `${h}:${pad(m)}:${pad(String(s))}`,
    )
    .replace(/(?<=\d:)(\d)(?!\d)/gu, '0$1')
  return plain.replaceAll(/\s+/gu, ' ').trim()
}

const compact = (_: string, y: string, m: string, d: string, h?: string, mi?: string, s?: string): string =>
  `${y}-${m}-${d}${h === undefined ? '' : ` ${h}:${mi}:${s ?? '00'}`}`

function withMonth(text: string): string {
  // The date of Java: Mar 02 09:05:11 CST 2026. CST is China's and Chicago's: the zone is as good as unsaid.
  const java = /^([a-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2})(?: [a-z]{3,4})? (\d{4})$/iu.exec(text)
  if (java) return written(java[4], java[1], java[2], java[3], text)
  const british = /^(\d{1,2})(?:st|nd|rd|th)?[-\s]([a-z]{3,9})[-\s,]+(\d{4})[,\s]*(.*)$/iu.exec(text)
  if (british) return written(british[3], british[2], british[1], british[4], text)
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})[,\s]*(.*)$/iu.exec(text)
  return american ? written(american[3], american[1], american[2], american[4], text) : text
}

function written(y = '', month = '', d = '', rest = '', text = ''): string {
  const m = monthOf(month)
  return m === undefined ? text : `${y}-${m}-${pad(d)} ${rest}`.trim()
}
