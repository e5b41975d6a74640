// Words of people, documents and models are data: they call nobody, format nothing, hide no link, and fit where they are put.

/** Invisible, and no word boundary for a reader; enough to make a platform's parser let go. */
const JOINER = '\u2060'

/** "@all" of every platform, and their mark-up for calling people, made harmless: it is read the same, but nobody is called. */
export const withoutMentions = (text: string): string =>
  text
    .replace(/(?<![\w.])([@＠])(?=(?:all|everyone|channel|here|所有人|全体成员|全员)(?![\w.-]*\w))/giu, `$1${JOINER}`)
    .replace(/<(?=[@!#]|\/?at\b)/giu, `<${JOINER}`)

/** For platforms that read CommonMark and honour its backslash: the text is shown as it is, nothing in it formats. */
export const literalMarkdown = (text: string): string =>
  withoutMentions(text)
    .replace(/[\\`*_[\]<>~|#]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d{1,9}(?=[.)]))/gm, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}${JOINER}` : `${space}\\${mark}`,
    )

/** At most `limit` UTF-16 units, "…" included; never half a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, Math.max(0, limit - 1)).replace(/[\ud800-\udbff]$/, '')}…`
}

/** At most `limit` bytes of UTF-8, "…" included; never half a character. */
export function cutBytes(text: string, limit: number): string {
  const bytes = new TextEncoder()
  if (bytes.encode(text).length <= limit) return text
  const room = limit - bytes.encode('…').length
  const taken = bytes.encodeInto(text, new Uint8Array(Math.max(0, room)))
  return `${text.slice(0, taken.read)}…`
}
