// Pieces of a question put together as a reader counts them, before each is given a worth.
import type { Piece } from './words.ts'

export interface Whole extends Piece {
  /** Two characters that no dictionary knows as a word. */
  pair?: boolean
  /** The pairs of one longer run bear the same number. */
  run?: number
  /** The words of a compound, apart. */
  parts?: string
}

/** A compound once and not its parts again, single characters side by side as pairs of a name, 订了 as 订. */
export function wholes(pieces: readonly Piece[], folded: string): Whole[] {
  const found: Whole[] = []
  let runs = 0
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    let end = i
    if (!isHan(piece)) {
      while (inside(pieces[end + 1], piece)) end++
      const parts = pieces.slice(i + 1, end + 1).map((p) => p.term)
      found.push(parts.length > 0 ? { ...piece, parts: parts.join(' ') } : piece)
    } else {
      while (isSingle(pieces[end]) && isSingle(pieces[end + 1]) && pieces[end + 1]!.from === pieces[end]!.to) end++
      if (end === i) found.push(plain(piece))
      else found.push(...pairs(pieces.slice(i, end + 1), folded, end > i + 1 ? runs++ : undefined))
    }
    i = end
  }
  return found
}

const isHan = ({ term }: Piece): boolean => term.charCodeAt(0) > 0x2e80
const isSingle = (piece: Piece | undefined): boolean =>
  piece !== undefined && piece.to - piece.from === 1 && isHan(piece)
const inside = (piece: Piece | undefined, whole: Piece): boolean =>
  piece !== undefined && piece.from >= whole.from && piece.to <= whole.to && piece.to - piece.from < whole.to - whole.from // prettier-ignore

const pairs = (singles: readonly Piece[], folded: string, run: number | undefined): Whole[] =>
  singles.slice(1).map(({ to }) => ({ term: folded.slice(to - 2, to), from: to - 2, to, pair: true, ...(run === undefined ? {} : { run }) })) // prettier-ignore

/** ICU knows 订了, 我想 and 能借 as words; a text says 预订, 想, 借. */
function plain(piece: Piece): Piece {
  const { term, from, to } = piece
  if (term.length !== 2 || WHOLE.test(term)) return piece
  if (/^[能想要可会我没]/.test(term)) return { term: term.slice(1), from: from + 1, to }
  return /[了着到在过得的]$/.test(term) ? { term: term.slice(0, 1), from, to: to - 1 } : piece
}
const WHOLE =
  /^(?:能[力够量源耗干]|想[法象念]|可[能靠行见惜选用]|要[求点素件闻]|会[议员计场费客谈面签话]|没收|迟到|报到|签到|达到|周到|遇到|感到|存在|现在|所在|实在|内在|潜在|通过|经过|超过|难过|接着|沿着|随着|除了|为了|罢了|觉得|取得|所得|心得|目的|有的)$/
