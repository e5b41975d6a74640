// Opens the zip files that office documents are, within limits: a bomb is refused before it is unpacked.
import { unzipSync } from 'fflate'
import { Refused } from './refused.ts'

const MOST_BYTES = 300 * 1024 * 1024
const MOST_FILES = 20_000
/** Text compresses about 20 times; thousands of times is an attack. */
const MOST_RATIO = 300

export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Refused(
      'encrypted',
      'the file is protected by a password, or is in the old binary format of before 2007: save it without a password as docx, xlsx or pptx',
    )
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new Refused('corrupt', 'the file is not what its name says: it is no office document')
  let total = 0
  let files = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        files += 1
        total += originalSize
        if (files > MOST_FILES || total > MOST_BYTES || (originalSize > 1_000_000 && originalSize > size * MOST_RATIO))
          throw new Refused('bomb', 'the file unpacks to far more than a document can hold')
        return wanted(name)
      },
    })
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('corrupt', 'the file is damaged: it cannot be unpacked')
  }
}
