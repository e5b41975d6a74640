// A wiki's rights as ours: never wider than there. Whom we do not know is left out, and a page that nobody we know may read stays away.

/** A person as a wiki names them. */
export interface WikiUser {
  email?: string
  /** What they are called there: an account's name or number. */
  name?: string
}

export interface WikiReaders {
  /** Who may read the space as a whole. */
  base: readonly string[]
  person(user: WikiUser): string | undefined
  group(name: string): string | undefined
}

/** One level of a wiki's restrictions: of a page, or of a page above it. Nobody named means that it restricts nothing. */
export interface Restriction {
  users: readonly WikiUser[]
  groups: readonly string[]
}

/** All levels must let a reader through. Undefined: nobody we know of may read it. */
export function aclFor(levels: readonly Restriction[], readers: WikiReaders): readonly string[] | undefined {
  let acl: readonly string[] = readers.base
  for (const { users, groups } of levels) {
    if (users.length + groups.length === 0) continue
    const named = [
      ...users.flatMap((u) => {
        const id = readers.person(u)
        return id === undefined ? [] : [`person:${id}`]
      }),
      ...groups.flatMap((g) => readers.group(g) ?? []),
    ]
    // Who belongs to a group is not asked here, so only what is named on both levels counts: narrower than there, never wider.
    acl = acl.includes(EVERYONE) ? named : acl.filter((g) => named.includes(g) || named.includes(EVERYONE))
  }
  return acl.length > 0 ? [...new Set(acl)] : undefined
}
const EVERYONE = 'everyone'
