// SHA-256 and secrets: what is stored of a token is only its hash.
import { createHash, randomBytes } from 'node:crypto'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** 32 random bytes, URL-safe: session tokens, sign-in links, CSRF tokens. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
