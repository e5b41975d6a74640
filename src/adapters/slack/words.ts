// Slack's mark-up of what somebody wrote, read back as the words they saw.

const MARK = /<([^<>]+)>/g

/** The people mentioned, by id. */
export const mentioned = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((m) => m[1]!)),
]

/** Plain words; the mention of `bot` is dropped, other people are called by the name `nameOf` gives. */
export function plainText(text: string, bot: string | undefined, nameOf: (user: string) => string | undefined): string {
  return text
    .replace(MARK, (whole, inside: string) => {
      const [target = '', label] = inside.split('|', 2)
      if (target.startsWith('@')) {
        const user = target.slice(1)
        return user === bot ? '' : `@${nameOf(user) ?? label ?? user}`
      }
      if (target.startsWith('#')) return `#${label || target.slice(1)}`
      if (target.startsWith('!date^')) return label ?? ''
      if (target.startsWith('!subteam^')) return label ?? '@group'
      if (target.startsWith('!')) return label ?? `@${target.slice(1)}`
      if (/^mailto:/i.test(target)) return label ?? target.slice('mailto:'.length)
      if (/^[a-z][a-z0-9+.-]*:/i.test(target))
        return label && !target.endsWith(`//${label}`) && label !== target ? `${label} (${target})` : target
      return whole
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]{2,}/g, ' ')
    .trim()
}
