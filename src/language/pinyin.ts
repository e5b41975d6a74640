// How words sound: a toneless key with the mergers people confuse (zh = z, n = l, hu = f, -ng = -n), so that 老章 finds 老张 and 请价 finds 请假.
import { pinyin } from 'pinyin-pro'

const HAN = /\p{Script=Han}/u
const syllables = new Map<string, string>()
const keys = new Map<string, string>()

/** The toneless pinyin of one character (its commonest reading), or the character itself in lower case. */
export function syllableOf(character: string): string {
  const known = syllables.get(character)
  if (known !== undefined) return known
  const read = HAN.test(character)
    ? pinyin(character, { toneType: 'none', v: true }) || character
    : character.toLowerCase()
  syllables.set(character, read)
  return read
}

/** The key of one latin pinyin syllable: zhang → zan, huang → fan. */
export function soundKey(syllable: string): string {
  const known = keys.get(syllable)
  if (known !== undefined) return known
  let key = syllable
  if (/^[zcs]h/.test(key)) key = key[0]! + key.slice(2)
  if (/^n[aeiouv]/.test(key)) key = `l${key.slice(1)}`
  if (key.startsWith('hu')) key = `f${key.slice(2) || 'u'}`
  if (key.endsWith('ng')) key = key.slice(0, -1)
  // fui and fun come from hui and hun, and sound like fei and fen.
  if (key === 'fi') key = 'fei'
  if (key === 'fn') key = 'fen'
  if (keys.size < 5000) keys.set(syllable, key)
  return key
}

/** One key per Chinese character; other characters stand for themselves in lower case. `surname` reads the first as a surname (单 = shan). */
export function soundsOf(text: string, { surname = false }: { surname?: boolean } = {}): string[] {
  const characters = [...text]
  const sounds = characters.map((c) => soundKey(syllableOf(c)))
  if (surname) {
    const two = SURNAME_READINGS[characters.slice(0, 2).join('')]
    const one = characters[0] === undefined ? undefined : SURNAME_READINGS[characters[0]]
    const read = two ?? one
    if (read) read.split(' ').forEach((syllable, i) => (sounds[i] = soundKey(syllable)))
  }
  return sounds
}

/** Toneless pinyin, syllable by syllable, the surname read as a surname: 单晓明 → shan xiao ming. */
export function romanised(name: string): string[] {
  const characters = [...name]
  const read =
    SURNAME_READINGS[characters.slice(0, 2).join('')] ??
    (characters[0] === undefined ? undefined : SURNAME_READINGS[characters[0]])
  const head = read?.split(' ') ?? []
  return [...head, ...characters.slice(head.length).map(syllableOf)]
}

/** Surnames that are read otherwise than the character is elsewhere. */
const SURNAME_READINGS: Readonly<Record<string, string>> = {
  单: 'shan', 解: 'xie', 仇: 'qiu', 区: 'ou', 查: 'zha', 曾: 'zeng', 盖: 'ge', 朴: 'piao', 翟: 'zhai', 任: 'ren', 黑: 'he', 乐: 'yue', 覃: 'qin', 缪: 'miao', 冼: 'xian', 员: 'yun', 折: 'she', 召: 'shao', 秘: 'bi',
  种: 'chong', 祭: 'zhai', 隗: 'wei', 繁: 'po', 那: 'na', 能: 'nai', 过: 'guo', 盛: 'sheng', 宁: 'ning', 卜: 'bu', 车: 'che', 石: 'shi', 洗: 'xian', 晟: 'cheng', 重: 'chong', 尉迟: 'yu chi', 万俟: 'mo qi', 长孙: 'zhang sun', 澹台: 'tan tai', 呼延: 'hu yan', 令狐: 'ling hu', 宿: 'su', 哈: 'ha', 谌: 'chen', 佘: 'she', 麦: 'mai',
} // prettier-ignore
