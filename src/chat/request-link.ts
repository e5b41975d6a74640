// A link into our own web app that somebody shared: which request it leads to.

/** Undefined: no link of ours, or to something else. */
export function requestIn(url: string, webAddress: string | undefined): string | undefined {
  if (!webAddress || !URL.canParse(url)) return undefined
  const [at, base] = [new URL(url), new URL(webAddress)]
  const root = base.pathname.replace(/\/$/, '')
  if (at.origin !== base.origin || !at.pathname.startsWith(root)) return undefined
  return /^\/requests\/([\w-]{1,64})\/?$/.exec(at.pathname.slice(root.length))?.[1]
}
