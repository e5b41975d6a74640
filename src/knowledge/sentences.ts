// Where sentences begin and end, so that a quote is a whole sentence, verbatim.

export interface Span {
  from: number
  to: number
}

const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|vs|etc|e\.g|i\.e|inc|ltd|co|jr|sr|fig|approx|dept|u\.s|a\.m|p\.m|[a-z])\.$/i

/** Every character belongs to one sentence, white space between them to none. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = []
  let from = 0
  const end = (to: number) => {
    const raw = text.slice(from, to)
    const lead = raw.length - raw.trimStart().length
    const kept = raw.trim().length
    if (kept > 0) spans.push({ from: from + lead, to: from + lead + kept })
    from = to
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\n') end(i + 1)
    else if ('。！？；'.includes(c) || ((c === '!' || c === '?' || c === ';') && endsHere(text, i))) {
      while (i + 1 < text.length && '。！？!?”’」』）)"\''.includes(text[i + 1]!)) i++
      end(i + 1)
    } else if (c === '.' && endsHere(text, i) && !ABBREVIATION.test(text.slice(Math.max(from, i - 8), i + 1))) {
      while (i + 1 < text.length && '.”’")'.includes(text[i + 1]!)) i++
      end(i + 1)
    }
  }
  end(text.length)
  return spans
}

/** Followed by space and something that begins a sentence, or by Chinese, or by nothing. */
function endsHere(text: string, at: number): boolean {
  const rest = text.slice(at + 1, at + 5)
  return rest === '' || /^["”’)]*(\s+["“([]*[\p{Lu}\p{N}\p{Lo}\-*]|\s*$|\n|[\u3400-\u9fff])/u.test(rest)
}
