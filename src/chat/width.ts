// How wide text is on a terminal: a Chinese character takes two columns, a combining mark none.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u

const widthOfOne = (character: string): number => (NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1)

export const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + widthOfOne(c), 0)

export const padTo = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Lines no wider than `width`; broken at spaces where there are some, between Chinese characters anywhere. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, width)))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let at = ''
  // A word, a single wide character, or a space: what may not be broken inside.
  for (const piece of line.match(/\s+|[^\s\u2e80-\uffef]+|[\s\S]/gu) ?? []) {
    if (widthOf(at) + widthOf(piece) <= width) at += piece
    else {
      if (at.trim() !== '') lines.push(at.trimEnd())
      at = piece.trimStart()
      // A word longer than the line is cut hard.
      for (; widthOf(at) > width; at = [...at].slice(cut(at, width)).join(''))
        lines.push([...at].slice(0, cut(at, width)).join(''))
    }
  }
  return [...lines, at.trimEnd()]
}

function cut(text: string, width: number): number {
  let used = 0
  const at = [...text].findIndex((c) => (used += widthOfOne(c)) > width)
  return at < 0 ? [...text].length : Math.max(1, at)
}
