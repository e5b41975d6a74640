// Bytes of a text file become text: UTF-8, UTF-16 by its mark, else GB18030 or Big5, whichever reads like Chinese.

export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const gb = tryDecode('gb18030', bytes)
    const big5 = tryDecode('big5', bytes)
    // Both read most byte pairs; only the right one gives common characters.
    const best = [gb, big5].filter((t) => t !== undefined).sort((a, b) => oddness(a) - oddness(b))[0]
    return best ?? new TextDecoder('windows-1252').decode(bytes)
  }
}

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder(encoding).decode(bytes)
    // A few broken bytes in a long file do not change what it is.
    return (text.match(/\ufffd/g)?.length ?? 0) * 500 < text.length ? text : undefined
  }
}

/** Share of characters that a common text hardly has; the commonest words pull it down. */
function oddness(text: string): number {
  const sample = text.slice(0, 20_000)
  const han = sample.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  const common = sample.match(/[的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着下自之年过過发發后後作里用道行所然家种事成方多经經么去法学如都同现當没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运]/g)?.length ?? 0 // prettier-ignore
  const odd = sample.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0
  return han === 0 ? 1 + odd : 1 - common / han + odd / sample.length
}
