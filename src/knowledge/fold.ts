// One shape to compare text in: half-width, lower case, simplified, without accents; every character keeps its place, so quotes are cut from the original.
import * as OpenCC from 'opencc-js/t2cn'

/** The same length as the text: an offset in one is an offset in the other. 12 MB a second, where kernel/text reads 1. */
export function fold(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.replace(/[^ -~]/g, ' ').toLowerCase()
  table ??= buildTable()
  const out = new Uint16Array(text.length)
  for (let i = 0; i < text.length; i++) out[i] = table[text.charCodeAt(i)]!
  let folded = ''
  for (let i = 0; i < out.length; i += 8192) folded += String.fromCharCode(...out.subarray(i, i + 8192))
  return folded
}

export const isHan = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0x3040 && code <= 0x30ff) ||
  code === 0x3007

export const isLatin = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xdf && code <= 0x24f) ||
  (code >= 0x370 && code <= 0x52f)

/** How much of the letters is Chinese, 0 … 1: which language a text is in. */
export function hanShare(folded: string): number {
  let han = 0
  let latin = 0
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (isHan(code)) han += 1
    else if (code >= 97 && code <= 122) latin += 1
  }
  // A Chinese character says about as much as three Latin letters.
  return han + latin === 0 ? 0 : (han * 3) / (han * 3 + latin)
}

/** ASCII needs no table: lower case, control characters become spaces. */
const BEYOND_ASCII = /[\u0080-\uffff]/

let table: Uint16Array | undefined

function buildTable(): Uint16Array {
  const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })
  const made = new Uint16Array(65536)
  for (let code = 0; code < 65536; code++) {
    made[code] = code
    if (code >= 0xd800 && code <= 0xf8ff) continue
    const char = String.fromCharCode(code)
    if (INVISIBLE.test(char)) {
      made[code] = 32
      continue
    }
    // ㈠ and ① become what they contain; accents fall away: é is found by e.
    const wide = char.normalize('NFKC')
    const bare = wide.normalize('NFD').replace(/\p{M}/gu, '')
    const plain = (/[\p{L}\p{N}%]/u.exec(bare)?.[0] ?? bare[0] ?? char).toLowerCase()
    const one = plain.length === 1 ? plain : char
    const simple = one.charCodeAt(0) >= 0x3400 ? toSimplified(one) : one
    made[code] = (simple.length === 1 ? simple : one).charCodeAt(0)
  }
  for (const [from, to] of [
    ['’', "'"],
    ['‘', "'"],
    ['‐', '-'],
    ['‑', '-'],
    ['–', '-'],
    ['—', '-'],
    ['−', '-'],
  ] as const)
    made[from.charCodeAt(0)] = to.charCodeAt(0)
  return made
}
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Zs}]$/u
