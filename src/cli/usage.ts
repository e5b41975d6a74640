// Wrong usage of a command: one line on stderr, exit 2.
export class Usage extends Error {}
