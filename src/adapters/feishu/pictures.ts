// Pictures of cards: Feishu shows only what was uploaded to it before.
import type { Card } from '../../chat/card.ts'
import type { Account } from '../../chat/message.ts'
import type { Host } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Api } from './api.ts'

export interface Pictures {
  /** Keys of the pictures on this card, by file; what cannot be uploaded is left out. */
  of(account: Account, card: Card): Promise<ReadonlyMap<string, string>>
}

const MOST = 500
const LARGEST = 10 * 1024 * 1024

export function createPictures(api: Api, host: Host): Pictures {
  /** By reader and file: who may not see it any more is not helped by what another was shown. */
  const known = new Map<string, string>()

  const keyOf = async (account: Account, file: string): Promise<string | undefined> => {
    const name = `${account.user}/${file}`
    const before = known.get(name)
    if (before) return before
    const picture = await host.picture(account, file)
    if (!picture || picture.bytes.length > LARGEST) return undefined
    const key = await upload(api, picture.bytes)
    if (known.size >= MOST) known.delete(known.keys().next().value!)
    known.set(name, key)
    return key
  }

  return {
    of: async (account, card) => {
      const keys = new Map<string, string>()
      for (const block of card.blocks) {
        if (block.block !== 'image') continue
        try {
          const key = await keyOf(account, block.file)
          if (key) keys.set(block.file, key)
        } catch (error) {
          if (error instanceof Fault && error.retryable) throw error
          host.log.warn({ error, platform: 'feishu' }, 'a picture could not be uploaded')
        }
      }
      return keys
    },
  }
}

async function upload(api: Api, bytes: Uint8Array): Promise<string> {
  const answer = await api.raw((client) =>
    client.im.image.create({ data: { image_type: 'message', image: Buffer.from(bytes) } }),
  )
  if (!answer?.image_key) throw new Fault('bad-input', 'feishu: a picture was not taken')
  return answer.image_key
}
