// "那国外呢?", "and for interns?": a question that lives on the one before is made whole before it is searched.
import { fold, hanShare } from './fold.ts'
import { wordsOf } from './words.ts'

const ZH_LEAN =
  /^(?:那么?|如果|要是|换成|还有|另外|再问)?(?:是|去|在|对)?(.{1,16}?)(?:呢|怎么样|的话|又如何|怎么办)?[?？。!！]*$/
const ZH_MARK = /^(?:那|还有|另外|换成|要是)|呢[?？]?$|的话[?？]?$/
const EN_LEAN =
  /^(?:and|what about|how about|but|or|also|what if it(?:'s| is)|and what about|and how about)\b[\s,]*(?:for |in |if |with |to |at |of |on )?(?:an? |the )?(.+?)[?.!]*$/i
const PRONOUN =
  /^(?:它|这个|那个|这种|该|上面|刚才|前者|后者|its?\b|that\b|this\b|those\b|these\b|they\b|there\b)|(?:这个|那个|上述|刚才说的)/i

/** The whole question; the text itself when it stands alone. `before` are the person's earlier questions, the last one last. */
export function completeQuestion(text: string, before: readonly string[]): string {
  const earlier = before.at(-1)
  if (!earlier) return text
  // The one before may itself have lived on the one before it.
  const last = completeQuestion(earlier, before.slice(0, -1))
  const folded = fold(text).trim()
  if (hanShare(folded) > 0.3) {
    const short = folded.length <= 18
    const lean = short && ZH_MARK.test(folded) ? ZH_LEAN.exec(folded)?.[1] : undefined
    if (lean) return join(last, lean)
    if (short && PRONOUN.test(folded)) return `${folded} ${last}`
    return text
  }
  const words = folded.split(/\s+/).length
  const lean = words <= 10 ? EN_LEAN.exec(text.trim())?.[1] : undefined
  if (lean) return join(last, lean)
  return words <= 8 && PRONOUN.test(folded) ? `${folded} ${last}` : text
}

/** What is newly said takes the place of its like (上海 for 北京, interns for employees); without a like it is added. */
function join(last: string, added: string): string {
  if (wordsOf(added).length === 0) return last
  const place = placeOfLike(last, added)
  return place ? last.slice(0, place.from) + added + last.slice(place.to) : `${added} ${last}`
}

interface Place {
  from: number
  to: number
}

function placeOfLike(last: string, added: string): Place | undefined {
  const folded = fold(last)
  const fresh = fold(added)
  return byGroup(folded, fresh) ?? byNumber(folded, fresh) ?? byTail(last, folded, fresh) ?? byName(last, folded, added)
}

/** Words of which one question names one: where, who, when, how far along. */
const GROUPS: readonly (readonly string[])[] = [
  '国内|国外|境内|境外|海外|本地|外地|异地|市内|港澳台|其他城市',
  '北京|上海|广州|深圳|杭州|南京|苏州|成都|重庆|武汉|西安|天津|青岛|大连|厦门|长沙|郑州|合肥|宁波|香港|澳门|台北|东京|首尔|新加坡|纽约|伦敦|巴黎|柏林|其他城市',
  '普通员工|正式员工|新员工|试用期员工|兼职员工|外包员工|实习生|员工|经理|总监|主管|高管|管理层|外包|兼职|研发|销售|访客|客户',
  '工作日|周末|周六|周日|休息日|节假日|法定节假日|平时|春节|国庆',
  '试用期|试用期内|转正后|转正|入职|离职',
  'domestic|international|abroad|overseas|local|foreign',
  'full-time employees|part-time employees|new employees|employees|staff|interns|managers|contractors|directors|executives|trainees|part-timers|apprentices|visitors|guests|freelancers',
  'weekdays|working days|weekends|saturdays|sundays|public holidays|holidays',
  'mothers|fathers|parents|adopters',
].map((line) => line.split('|').sort((a, b) => b.length - a.length))

function byGroup(folded: string, fresh: string): Place | undefined {
  for (const group of GROUPS) {
    if (!group.some((word) => has(fresh, word))) continue
    const like = group.find((word) => has(folded, word) && !has(fresh, word))
    if (like) return { from: folded.indexOf(like), to: folded.indexOf(like) + like.length }
  }
  return undefined
}

/** One word, not the beginning of another; a singular stands for its plural. */
function has(text: string, word: string): boolean {
  const at = text.indexOf(word)
  if (at < 0) return /^[a-z]/.test(word) && word.endsWith('s') && new RegExp(`\\b${word.slice(0, -1)}\\b`).test(text)
  return !/^[a-z]/.test(word) || new RegExp(`\\b${word}\\b`).test(text)
}

/** 五年 takes the place of 三年, 3000 euros that of 200 euros. */
const AMOUNT = /[\d,.]*\d|[一二两三四五六七八九十百千万]+(?=[年月天日周个次小元块岁人])/
function byNumber(folded: string, fresh: string): Place | undefined {
  const now = AMOUNT.exec(fresh)
  const then = AMOUNT.exec(folded)
  if (!now || !then) return undefined
  const unit = fresh.slice(now.index + now[0].length)
  const to = then.index + then[0].length
  return { from: then.index, to: unit && folded.startsWith(unit, to) ? to + unit.length : to }
}

/** 病假 takes the place of 年假, annual leave that of sick leave: their last part is the same. */
function byTail(last: string, folded: string, fresh: string): Place | undefined {
  const words = wordsOf(last, folded).map(({ from, to }) => ({ from, to, said: folded.slice(from, to) }))
  if (hanShare(fresh) > 0.3)
    return words.find(({ said }) => said.length > 1 && said !== fresh && said.at(-1) === fresh.at(-1))
  const tail = fresh.split(' ').at(-1)!
  const at = words.findIndex(({ said }) => said === tail)
  const head = words[at - 1]
  return fresh.includes(' ') && head && folded.slice(head.to, words[at]!.from) === ' '
    ? { from: head.from, to: words[at]!.to }
    : undefined
}

/** A name for a name: London for Berlin. */
function byName(last: string, folded: string, added: string): Place | undefined {
  if (hanShare(folded) > 0.3 || !/^\p{Lu}/u.test(added)) return undefined
  const name = /(?<=\S\s)\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)*/u.exec(last)
  return name ? { from: name.index, to: name.index + name[0].length } : undefined
}
