// Authenticated encryption for what is kept at rest: AES-256-GCM, a fresh nonce each time.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

export interface Vault {
  seal(text: string): string
  /** Throws when it was sealed by another key, or changed. */
  open(sealed: string): string
}

/** `secret`: at least 16 characters; the key is its SHA-256. */
export function createVault(secret: string): Vault {
  const key = createHash('sha256').update(`yiju vault ${secret}`).digest()
  return {
    seal: (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
