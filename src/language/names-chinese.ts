// Chinese ways of calling people: 王伟明, 伟明, 老张, 小李, 张总, 李经理, 王姐, and names that sound alike.
import {
  COMMON,
  COMPOUND_SURNAMES,
  NOT_TITLE,
  SURNAMES,
  TAILS,
  TITLES,
  ZH_SLOT_AFTER,
  ZH_SLOT_BEFORE,
} from './names-common.ts'
import type { PersonIndex } from './names-index.ts'
import type { Called } from './names-called.ts'
import { soundKey, syllableOf } from './pinyin.ts'

const HAN = /\p{Script=Han}/u
const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u3400' && HAN.test(c)
const TITLE_RE = new RegExp(`(?:${[...TITLES].sort((a, b) => b.length - a.length).join('|')})`, 'y')
const NUMBER_NEXT = /^\s?[\d零一二两三四五六七八九十百千万半几]/

export function readChinesePeople(words: string, people: PersonIndex): Called[] {
  const found: Called[] = []
  for (let i = 0; i < words.length; i++) {
    if (!isHan(words[i])) continue
    const slot = slotAt(words, i)
    const here =
      spelled(words, i, people, slot) ??
      nicknamed(words, i, people) ??
      titled(words, i, people) ??
      sounding(words, i, people, slot) ??
      unknown(words, i)
    if (!here || (here.how !== 'exact' && FIRM.test(words.slice(here.to)))) continue
    found.push(here)
    i = here.to - 1
  }
  return found
}

/** 万科物业, 小杨家政: the name of a firm, not of a man. */
const FIRM =
  /^(?:物业|物流|科技|公司|集团|有限|股份|银行|酒店|宾馆|饭店|餐厅|律所|律师|会计师|事务所|包装|印刷|印务|装饰|装修|广告|传媒|电子|电器|电气|机械|贸易|商贸|食品|环保|建材|保洁|家政|软件|网络|设备|材料|快递|检测|咨询|文化|汽车|汽修|能源|制造|工业|实业|超市|百货|模具|五金|化工|医药|药业|保险|证券|基金|旅行社|旅游|园林|消防|安防|搬家|租赁|置业|地产|大学|学院|医院|研究院|工作室|纸业|纸品|文具|办公用品|家具|钢材|水泥|水电|门窗|玻璃|服装|纺织|农业|农场|水果|鲜花|花店|图文|打印店|小店|烧烤|火锅)/u

/** Whether a person stands here by grammar: right after 转给, 让, @ …. */
const slotAt = (words: string, i: number): boolean => i > 0 && ZH_SLOT_BEFORE.test(words.slice(Math.max(0, i - 8), i))
const slotAfter = (words: string, to: number): boolean => ZH_SLOT_AFTER.test(words.slice(to, to + 8))

/** A full name, an alias, or a given name of two characters, longest first. */
function spelled(words: string, i: number, people: PersonIndex, slot: boolean): Called | undefined {
  for (let length = Math.min(people.longest, words.length - i); length >= 2; length--) {
    const word = words.slice(i, i + length)
    const exact = people.exact.get(word)
    const ids = exact ?? people.alias.get(word)
    const to = i + length
    if (ids && length === 2 && longerName(words, i, people)) return { from: i, to: i + 3, ids: [], how: 'unknown' }
    if (ids && (slot || slotAfter(words, to) || stands(words, i, to)))
      return withTitle(words, { from: i, to, ids, how: exact ? 'exact' : 'alias' })
    const given = length === 2 ? people.given.get(word) : undefined
    if (given && !COMMON.has(word) && (slot || slotAfter(words, to)))
      return withTitle(words, { from: i, to, ids: given, how: 'first-name' })
  }
  return undefined
}

/**
 * 王伟明的 where only 王伟 is known: another person, who is not in the directory. The third character must end somebody's name here,
 * begin no everyday word (王伟明天), and be followed by something that ends a name.
 */
function longerName(words: string, i: number, people: PersonIndex): boolean {
  const third = words[i + 2]
  if (!third || !SURNAMES.has(words[i]!) || !people.lastCharacters.has(third) || COMMON.has(words.slice(i + 2, i + 4)))
    return false
  return /^(?:的(?!时候)|给|[,。;:!?、\s]|$)/.test(words.slice(i + 3))
}

/** Not a piece of everyday words: 高兴, 紧张|力. */
function stands(words: string, from: number, to: number): boolean {
  if (COMMON.has(words.slice(from, to)) || TAILS.has(words.slice(from - 1, from + 1))) return false
  // A two-character name whose end begins an everyday word: 王方|便 is no 王方.
  return to - from > 2 || !COMMON.has(words.slice(to - 1, to + 1))
}

/** 王伟明经理: the title belongs to the surface and narrows nothing. */
function withTitle(words: string, called: Called): Called {
  const title = titleAt(words, called.to)
  return title ? { ...called, to: called.to + title.length } : called
}

function titleAt(words: string, i: number): string | undefined {
  TITLE_RE.lastIndex = i
  const title = TITLE_RE.exec(words)?.[0]
  return title && !NOT_TITLE.test(words.slice(i, i + 3)) ? title : undefined
}

/** 老张, 小李, 阿强: by surname; 阿 and 小 also before the last character of a given name. */
function nicknamed(words: string, i: number, people: PersonIndex): Called | undefined {
  if (!/[老小阿大]/.test(words[i]!)) return undefined
  const two = words.slice(i + 1, i + 3)
  const surname = COMPOUND_SURNAMES.has(two) ? two : words[i + 1]
  const to = i + 1 + (surname?.length ?? 0)
  if (!surname || !isHan(surname[0]) || (words[i] === '大' && !slotAt(words, i))) return undefined
  const word = words.slice(i, to)
  if (
    COMMON.has(word) ||
    COMMON.has(words.slice(i, to + 1)) ||
    TAILS.has(words.slice(i - 1, i + 1)) ||
    /[最很不太更最从变还]$/.test(words.slice(Math.max(0, i - 12), i))
  )
    return undefined
  // 小于500, 小时: a comparison, a length.
  if (NUMBER_NEXT.test(words.slice(to)) && /小[于时数]/.test(word)) return undefined
  const slot =
    slotAt(words, i) || slotAfter(words, to) || i === 0 || /[\s,。;:!?、(]$/.test(words.slice(Math.max(0, i - 12), i))
  if (COMMON.has(words.slice(to - 1, to + 1)) && !slot) return undefined
  const spelled = people.surname.get(surname)
  if (spelled) return withTitle(words, { from: i, to, ids: spelled, how: 'nickname' })
  const sound = slot ? people.surnameSound.get(soundOf(surname)) : undefined
  // 老章 when nobody is called 章: the surname that sounds so.
  return sound && (SURNAMES.has(surname) || slotAt(words, i))
    ? withTitle(words, { from: i, to, ids: sound, how: 'homophone' })
    : undefined
}

/** 张总, 李经理, 欧阳主任. */
function titled(words: string, i: number, people: PersonIndex): Called | undefined {
  const two = words.slice(i, i + 2)
  for (const surname of COMPOUND_SURNAMES.has(two) ? [two, words[i]!] : [words[i]!]) {
    const title = titleAt(words, i + surname.length)
    if (!title) continue
    const to = i + surname.length + title.length
    if (
      TAILS.has(words.slice(i - 1, i + 1)) ||
      (title.length === 1 &&
        /[\u4e00-\u9fff]/.test(words[i - 1] ?? '') &&
        !slotAt(words, i) &&
        !/[的了在是有把被请和与跟]/.test(words[i - 1]!))
    )
      continue
    const ids = people.surname.get(surname)
    if (ids) return { from: i, to, ids, how: 'surname+title', title }
    const sounding =
      SURNAMES.has(surname) || COMPOUND_SURNAMES.has(surname) ? people.surnameSound.get(soundOf(surname)) : undefined
    if (sounding && !COMMON.has(words.slice(i, i + 2))) return { from: i, to, ids: sounding, how: 'homophone', title }
  }
  return undefined
}

const soundOf = (word: string): string => [...word].map((c) => soundKey(syllableOf(c))).join("'")

/** A name that sounds the same: three characters need a surname or a place of a person, two need that place. */
function sounding(words: string, i: number, people: PersonIndex, slot: boolean): Called | undefined {
  for (let length = Math.min(4, words.length - i); length >= 2; length--) {
    const word = words.slice(i, i + length)
    if (
      ![...word].every(isHan) ||
      COMMON.has(word) ||
      COMMON.has(word.slice(0, 2)) ||
      COMMON.has(word.slice(-2)) ||
      TAILS.has(word.slice(-2))
    )
      continue
    const to = i + length
    const surname = SURNAMES.has(word[0]!) && stands(words, i, to)
    // A verb behind (来批, 签) is a weaker sign than 的申请: it needs a surname in front.
    const placed = slot || (slotAfter(words, to) && (surname || /^\s?(?:的|提|发起|申请的)/.test(words.slice(to))))
    if (!placed && (length === 2 || !surname)) continue
    if (TAILS.has(words.slice(i - 1, i + 1)) && !slot) continue
    const ids = people.sound.get(soundOf(word))
    if (ids) return withTitle(words, { from: i, to, ids, how: 'homophone' })
  }
  return undefined
}

/** Only verbs that hand something to a person name one who is not in the directory; 给 and 和 do not. */
const HANDS_TO =
  /(?:转交给?|转给|转办给?|交接给|移交给?|抄送(?:给)?|加签(?:给)?|委托(?:给)?|授权给|代理人(?:是|为|:)|交给|指派给|分配给|派给|收件人(?:是|为|:)|催(?:一下)?)\s?$/
const ENDS = /^(?:$|[\s,。;:!?、)吧吗呢啊哦了的来去审批处代看签]|负责|接手|处理|帮忙|经理|总|主管|老师|先生|女士)/

const PARTICLE = /[吧吗呢啊哦了的来去看批审签]$/

function unknown(words: string, i: number): Called | undefined {
  if (!HANDS_TO.test(words.slice(Math.max(0, i - 7), i))) return undefined
  const cut = COMPOUND_SURNAMES.has(words.slice(i, i + 2)) ? 2 : SURNAMES.has(words[i]!) ? 1 : 0
  if (!cut) return undefined
  for (const given of [2, 1]) {
    const to = i + cut + given
    const word = words.slice(i, to)
    if (
      to > words.length ||
      ![...word].every(isHan) ||
      COMMON.has(word.slice(0, 2)) ||
      PARTICLE.test(word) ||
      !ENDS.test(words.slice(to))
    )
      continue
    return withTitle(words, { from: i, to, ids: [], how: 'unknown' })
  }
  return undefined
}
