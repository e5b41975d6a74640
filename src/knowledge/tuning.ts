// The numbers of the ranking, in one place. Found on the development questions (test/bench/knowledge-tune.ts); round on purpose.

export const TUNING = {
  // BM25, text and title. b is low because passages are of even length.
  k1: 1.2,
  b: 0.5,
  headK1: 0.6,
  headB: 0.3,
  /** What the title and headings count against the text. */
  head: 0.8,
  /** What the other passages found in the same document add to one. */
  together: 0.2,
  /** Words, pairs of characters, single characters. */
  words: 1,
  pairs: 0.4,
  chars: 0.4,
  /** Another way to say it; a word near in meaning. */
  synonym: 0.75,
  alikeZh: 0.6,
  alikeEn: 0.9,
  /** A word that lies near one that nobody uses. */
  neighbour: 0.75,
  /** A word found through the dictionary is worth less than the word itself. */
  across: 0.25,
  /** What a word of the same meaning counts when a passage is read closely, and how alike it must be to count at all. */
  meaning: 0.9,
  meaningFloor: 0.35,
}
