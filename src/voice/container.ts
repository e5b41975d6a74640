// What a recording really is: told by its first bytes, since names and types that platforms give are often wrong.

export type Container = 'wav' | 'ogg' | 'webm' | 'mp4' | 'mp3' | 'flac' | 'amr' | 'amr-wb' | 'silk'

const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((c, i) => bytes[at + i] === c.charCodeAt(0))

/** Undefined: no recording we know. */
export function containerOf(bytes: Uint8Array): Container | undefined {
  if (starts(bytes, 'RIFF') && starts(bytes, 'WAVE', 8)) return 'wav'
  if (starts(bytes, 'OggS')) return 'ogg'
  if (starts(bytes, 'fLaC')) return 'flac'
  if (starts(bytes, '#!AMR-WB')) return 'amr-wb'
  if (starts(bytes, '#!AMR')) return 'amr'
  // Tencent's own has one byte in front.
  if (starts(bytes, '#!SILK_V3') || starts(bytes, '#!SILK_V3', 1)) return 'silk'
  if (starts(bytes, 'ftyp', 4)) return 'mp4'
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'webm'
  if (starts(bytes, 'ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)) return 'mp3'
  return undefined
}

/** The ending recognisers go by. */
export const ENDINGS: Readonly<Record<Container, string>> = {
  wav: 'wav',
  ogg: 'ogg',
  webm: 'webm',
  mp4: 'm4a',
  mp3: 'mp3',
  flac: 'flac',
  amr: 'amr',
  'amr-wb': 'amr',
  silk: 'silk',
}

/** Sixteen-bit mono PCM as a WAV file. */
export function wavOf(pcm: Uint8Array, rate: number): Uint8Array {
  const wav = Buffer.alloc(44 + pcm.length)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + pcm.length, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(pcm.length, 40)
  wav.set(pcm, 44)
  return wav
}
