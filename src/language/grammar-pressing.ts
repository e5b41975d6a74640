// 客户催得急, 财务那边等着呢, 月底要关账了: why it is urgent. It asks for nothing, and the days and people in it are not those of the request.
import type { Reading } from './grammar-reading.ts'

const WHO =
  '(?:客户|顾客|对方|供应商|厂家|厂商|财务|领导|老板|甲方|乙方|业主|物业|房东|人家|那边|这边|他们|总部|上面|上头|学校|银行|医院|项目[组上]?|产线|车间|店里|老师|家里|[PGT]|月底|月末|年底|季末|明天|马上|我)'
const PRESSED = [
  '催得?(?:很|太|特别|比较|挺|好)?(?:急|紧|不行|死|厉害|要命)',
  '(?:一直|老|天天|都|又|还|也)?在(?:那)?催(?:我)?',
  '催了?我?(?:好|都)?(?:几|多|两|三|好几|[一二三四五]?)[次遍回]',
  '(?:都|已经|又)?催(?:我)?(?:好久|半天|死|疯)?(?=了$)',
  '(?:都|还|正|一直)?(?:在)?等着(?:呢|用|要|开工|收|我|签|发货|上线|付款|钱)?[^,，。]{0,3}',
  '(?:都|已经|实在|快)?等不[了及]',
  '急着(?:要|用)[^,，。]{0,4}',
  '(?:就|马上|快)?要?(?:关账|结账|封账|扎账)',
  '(?:要|得|做|搞)?(?:盘点|对账|清账|扎帐)',
  '(?:刚|又|刚刚|天天|老)?(?:来|在)?(?:问|追着?)我',
  '(?:都|很|挺|比较)?着急',
].join('|')
/** A clause of its own that only presses. */
export const PRESSES = new RegExp(
  `^(?:因为|主要是|关键是|现在)?(?:${WHO}(?:的人|那边|那儿|这边|方面|们)*(?:就|都|又|也|已经|现在|今天)*){1,2}(?:${PRESSED})(?:了|呢|啊|哈|的)*[。!]?$`,
  'u',
)

/** The values of such clauses become plain words again. */
export function withoutPressing(it: Reading): Reading {
  let [masked, at] = ['', 0]
  const back: number[] = []
  const words = new Set<number>()
  for (const clause of it.masked.matchAll(/[^,，。;!?\n]+/gu)) {
    if (!/[TPGD]/u.test(clause[0]) || !PRESSES.test(clause[0].trim())) continue
    for (let i = clause.index; i < clause.index + clause[0].length; i++) {
      const value = it.values.find(({ span }) => span.from === it.back[i])
      if (!value || !/[A-Z]/u.test(it.masked[i] ?? '')) continue
      // 上周日盘点 is a day of work, 月底盘点 a time of year.
      if (/盘点|对账|清账/u.test(clause[0]) && !/[月年季][底末]/u.test(value.span.surface)) continue
      masked += it.masked.slice(at, i)
      back.push(...it.back.slice(at, i))
      for (let k = value.span.from; k < value.span.to; k++) {
        masked += it.text.lower[k] ?? ''
        back.push(k)
      }
      at = i + 1
      words.add(value.span.from)
    }
  }
  if (words.size === 0) return it
  return {
    ...it,
    masked: masked + it.masked.slice(at),
    back: [...back, ...it.back.slice(at)],
    values: it.values.filter(({ span }) => !words.has(span.from)),
  }
}
