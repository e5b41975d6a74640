// Codes that prove a chat account: taken in the web app by somebody signed in, shown to the bot in the chat.
import { randomInt } from 'node:crypto'
import type { HeardContent } from '../../chat/message.ts'
import { sha256 } from '../../kernel/hash.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import type { World } from '../world.ts'

/** No letters or digits that are mistaken for each other. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 8
const MINUTES = 10
const CODE = new RegExp(`^(?:(?:link|绑定|綁定)\\s*)?([${ALPHABET}]{4})[-\\s]?([${ALPHABET}]{4})$`, 'iu')

/** Shown once, as ABCD-EFGH; only its hash is stored. */
export async function takeCode(
  world: World,
  org: OrgId,
  person: PersonId,
): Promise<{ code: string; expiresAt: string }> {
  const letters = newCode()
  const expiresAt = world.clock.now().add({ minutes: MINUTES })
  await world.database.open(org).accounts.createCode({ hash: sha256(letters), person, expiresAt })
  return { code: `${letters.slice(0, 4)}-${letters.slice(4)}`, expiresAt: expiresAt.toString() }
}

/** With a digit in it, so that no word of eight letters is taken for a code. */
function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('')
  return /\d/.test(letters) ? letters : newCode()
}

/** The code a message consists of; a word inside a sentence is no code. */
export function codeIn(content: HeardContent): string | undefined {
  if (content.kind !== 'text') return undefined
  const match = CODE.exec(content.text.normalize('NFKC').trim())
  const code = match && `${match[1]}${match[2]}`.toUpperCase()
  return code && /\d/.test(code) ? code : undefined
}
