// Words across the two languages, by a dictionary: a Chinese question finds English text and the other way round.
import type { DictionaryEntry } from './definitions.ts'
import { fold } from './fold.ts'
import { termsOfPhrase, type Question } from './question.ts'
import type { Part, Wording } from './scoring.ts'
import { STOP_EN, STOP_ZH } from './stopwords.ts'
import { termOf } from './terms.ts'
import type { Unit } from './units.ts'
import { eachRun, stem, wordsOf } from './words.ts'

export interface Dictionary {
  /** Simplified word → short English glosses. */
  glosses(word: string): readonly string[]
  /** English word or pair → Chinese words. */
  translations(phrase: string): readonly string[]
}

const LONGEST = 7
const EACH = 2_000
const ASIDE = /\([^)]*\)|\[[^\]]*\]|"[^"]*"/g
const REFERENCE = /^(?:surname|variant of|old variant|see also|see|abbr\.? for|cl:|also written|used in|erhua)/i

/** A second of work: `breathe` is awaited every few milliseconds, so that whoever shares the thread is not kept waiting. */
export async function createDictionary(
  entries: readonly DictionaryEntry[],
  breathe: () => Promise<unknown>,
): Promise<Dictionary> {
  const glosses = new Map<string, string[]>()
  const back = new Map<string, string[]>()
  const add = (zh: string, gloss: string) => {
    const list = glosses.get(zh)
    if (list) list.push(gloss)
    else glosses.set(zh, [gloss])
    const key = keyOf(gloss)
    if (!key) return
    const words = back.get(key)
    if (words) words.push(zh)
    else back.set(key, [zh])
  }
  for (const line of OFFICE) {
    const [zh, en] = line.split('=')
    for (const z of zh!.split('|')) for (const e of en!.split('|')) add(z.trim(), e.trim())
  }
  for (const [n, [, zh, pinyin, said]] of entries.entries()) {
    if (n % EACH === EACH - 1) await breathe()
    if (zh.length > 8) continue
    for (const gloss of typeof said === 'string' ? [said] : said)
      for (const sense of gloss.split(/[;,/]/)) {
        const plain = sense.replace(ASIDE, ' ').replace(/\s+/g, ' ').trim()
        if (!plain || REFERENCE.test(plain)) continue
        const short = plain.replace(/^(?:to|a|an|the|to be|be) /i, '')
        if (short.split(' ').length <= 4) add(zh, short.toLowerCase())
      }
    // A name is its own sound: 北京 → beijing.
    if (/^[A-Z]/.test(pinyin) && zh.length > 1)
      add(
        zh,
        pinyin
          .replace(/[\d\s]/g, '')
          .replace(/u:/g, 'u')
          .toLowerCase(),
      )
  }
  return { glosses: (word) => glosses.get(word) ?? [], translations: (phrase) => back.get(phrase) ?? [] }
}

const keyOf = (gloss: string): string =>
  gloss
    .split(/[^a-z0-9]+/)
    .filter((w) => w && !STOP_EN.has(w))
    .map(stem)
    .join(' ')

/** The question in the other language: of the translations of a word the best one counts in each passage. */
export function translate(question: Question, dictionary: Dictionary): Part[] {
  return question.zh ? toEnglish(question, dictionary) : toChinese(question, dictionary)
}

function toEnglish(question: Question, dictionary: Dictionary): Part[] {
  const parts: Part[] = []
  eachRun(question.folded, (from, to, han) => {
    if (!han) {
      const own = wordsOf(question.folded.slice(from, to)).map((w) => w.term)
      parts.push([
        {
          discount: 1,
          terms: own.flatMap((w) => [0, 3].map((stream) => ({ term: termOf(stream, w), stream, weight: 2 }))),
        },
      ])
      return
    }
    for (let i = from; i < to;) {
      const word = longest(question.folded, i, to, dictionary)
      i += Math.max(1, word.length)
      if (!word || STOP_ZH.has(word)) continue
      const weight = word.length === 1 ? 0.3 : 1
      const wordings = unique(dictionary.glosses(word)).slice(0, 24).map((gloss) => englishWording(gloss, weight)).filter((w) => w.terms.length > 0) // prettier-ignore
      if (wordings.length) parts.push(wordings)
    }
  })
  return parts
}

function longest(folded: string, from: number, to: number, dictionary: Dictionary): string {
  for (let end = Math.min(to, from + LONGEST); end > from; end--) if (dictionary.glosses(folded.slice(from, end)).length || STOP_ZH.has(folded.slice(from, end))) return folded.slice(from, end) // prettier-ignore
  return ''
}

function englishWording(gloss: string, weight: number): Wording {
  const words = gloss
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((w) => w && !STOP_EN.has(w))
  const terms = words.flatMap((w) =>
    [0, 3].map((stream) => ({ term: termOf(stream, stem(w)), stream, weight: weight / words.length })),
  )
  return { terms, discount: 1 }
}

function toChinese(question: Question, dictionary: Dictionary): Part[] {
  const words = question.folded.split(/[^a-z0-9'-]+/).filter((w) => w && !STOP_EN.has(w)).map((w) => stem(w.replace(/'s$/, ''))) // prettier-ignore
  const parts: Part[] = []
  for (let i = 0; i < words.length; i++) {
    const pair = i + 1 < words.length ? dictionary.translations(`${words[i]} ${words[i + 1]}`) : []
    const three = i + 2 < words.length ? dictionary.translations(`${words[i]} ${words[i + 1]} ${words[i + 2]}`) : []
    const phrase = three.length ? three : pair
    const taken = three.length ? 3 : pair.length ? 2 : 1
    const chinese = unique(phrase.length ? phrase : dictionary.translations(words[i]!)).filter((w) => w.length > 1).slice(0, 24) // prettier-ignore
    const own: Wording = { discount: 1, terms: words.slice(i, i + taken).flatMap((w) => [0, 3].map((stream) => ({ term: termOf(stream, w), stream, weight: 2 }))) } // prettier-ignore
    parts.push([own, ...chinese.map(chineseWording)])
    // The single words of a pair count too, at less: 年度休假 for "annual leave" is found by 休假.
    if (taken > 1) for (const w of words.slice(i, i + taken)) {
        const single = unique(dictionary.translations(w)).filter((z) => z.length > 1).slice(0, 12)
        if (single.length) parts.push(single.map((z) => ({ ...chineseWording(z), discount: 0.4 })))
      } // prettier-ignore
    i += taken - 1
  }
  return parts
}

/** The mean of its words and pairs, so that a long translation is worth no more than a short one. Single characters would find too much. */
function chineseWording(word: string): Wording {
  const terms = termsOfPhrase(fold(word)).filter((t) => t.stream === 0 || t.stream === 1 || t.stream === 3)
  const whole = terms.filter((t) => t.stream < 3).reduce((sum, t) => sum + t.weight, 0) || 1
  return { discount: 1, terms: terms.map((t) => ({ ...t, weight: t.weight / whole })) }
}

/** The same question whose words know their translations, for reading a passage of the other language closely. */
export function withTranslations(question: Question, dictionary: Dictionary): Question {
  const { units } = question
  const translated = units.map((unit, i): Unit => {
    if (!unit.zh) {
      const pair = [units[i - 1], units[i + 1]].flatMap((other, side) =>
        other && !other.zh
          ? dictionary.translations(side === 0 ? `${other.term} ${unit.term}` : `${unit.term} ${other.term}`)
          : [],
      )
      const words = unique([...pair, ...dictionary.translations(unit.term)]).filter((w) => w.length > 1)
      return { ...unit, foreign: words.slice(0, 24).map((word) => ({ zh: true, words: [fold(word)] })) }
    }
    const glosses = unique(piecesOf(unit.surface, dictionary).flatMap((w) => dictionary.glosses(w)))
    const foreign = glosses.slice(0, 24).map((g) => ({ zh: false, words: g.split(/[^a-z0-9]+/).filter((w) => w && !STOP_EN.has(w)).map(stem) })) // prettier-ignore
    return { ...unit, foreign: foreign.filter((f) => f.words.length > 0) }
  })
  return { ...question, units: translated }
}

/** A word the dictionary does not hold is looked up in its longest pieces. */
function piecesOf(word: string, dictionary: Dictionary): string[] {
  if (dictionary.glosses(word).length) return [word]
  for (let length = word.length - 1; length > 1; length--)
    for (let from = 0; from + length <= word.length; from++) {
      const piece = word.slice(from, from + length)
      if (dictionary.glosses(piece).length)
        return [
          piece,
          ...(from > 1 ? piecesOf(word.slice(0, from), dictionary) : []),
          ...(word.length - from - length > 1 ? piecesOf(word.slice(from + length), dictionary) : []),
        ]
    }
  return []
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** What a general dictionary does not know of office life. */
const OFFICE = [
  '年假|年休假|带薪年假=annual leave|paid annual leave|vacation|holiday',
  '病假=sick leave', '事假=personal leave|unpaid leave', '产假=maternity leave', '陪产假|护理假=paternity leave', '婚假=marriage leave|wedding leave',
  '丧假=bereavement leave|compassionate leave', '调休|补休=compensatory time off|comp time|time off in lieu', '请假=leave|ask for leave|time off',
  '加班=overtime', '加班费=overtime pay', '报销=expense|reimbursement|reimburse|expense claim', '出差=business trip|travel|business travel',
  '差旅=travel|business travel', '差旅费=travel expenses', '住宿=hotel|accommodation|lodging', '补贴|补助|津贴=allowance|subsidy', '餐补=meal allowance',
  '标准=rate|limit|standard|policy', '考勤=attendance', '打卡=clock in|punch', '补卡=missed punch', '迟到=late|lateness', '公章|印章|用章=seal|company seal|stamp',
  '合同=contract|agreement', '发票=invoice|receipt', '付款=payment|pay', '预支|备用金=advance|cash advance', '采购=purchase|purchasing|procurement',
  '供应商=supplier|vendor', '审批=approval|approve', '申请=request|application|apply', '流程=process|procedure|workflow', '制度|规定|政策=policy|rule|regulation',
  '入职=onboarding|join|new hire', '离职|辞职=resignation|leaving|resign|offboarding', '转正|试用期=probation', '工资|薪资=salary|pay|wage', '奖金=bonus',
  '绩效=performance', '晋升=promotion', '培训=training', '体检=medical check|health check', '社保=social insurance', '公积金=housing fund|provident fund',
  '密码=password', '账号=account', '邮箱=email|mailbox', '电脑=computer|laptop', '无线网=wifi|wi-fi', '打印机=printer', '门禁=access card|door|badge',
  '会议室=meeting room', '远程办公|居家办公=remote work|work from home|home office', '班车=shuttle bus', '停车=parking', '实习生=intern', '主管|上级=manager|supervisor|line manager',
  '人事=hr|human resources', '财务=finance|accounting', '保密=confidential|confidentiality', '数据=data', '备份=backup', '安全=security|safety', '客户=customer|client',
  '上限=limit|maximum|cap', '天=day', '小时=hour', '每天=per day|daily', '每月=per month|monthly', '员工=employee|staff', '公司=company', '部门=department', '总部=headquarters|head office',
] // prettier-ignore
