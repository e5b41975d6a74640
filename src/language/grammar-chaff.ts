// What is only said to be nice or to think (那个，在吗，谢谢啦 🙏) leaves the masked text: everything after it reads the matter alone.
import type { Reading } from './grammar-reading.ts'
import { cut } from './reading-cut.ts'

/** Signs that decide (👍, ❌) stay. */
const PICTURES =
  /(?:(?![👍👌✅❌🙅🆗👎✔✓])\p{Extended_Pictographic}(?:[\u{1f3fb}-\u{1f3ff}]|\ufe0f|\u200d|\p{Extended_Pictographic})*|\[(?:抱拳|微笑|捂脸|呲牙|合十|玫瑰|愉快|偷笑|流泪|大哭|破涕为笑|苦涩|可怜|嘿哈|奸笑|机智|皱眉|发呆|害羞|憨笑|尴尬|抓狂|旺柴|裂开|笑哭|哭|爱心|咖啡|拥抱|握手|叹气|翻白眼|吃瓜|加油|汗|天啊|emm|打脸)\]|\^_+\^|(?<![a-z])(?:orz|qaq|tat)(?![a-z])|[(（]?[>t;]_+[<t;][)）]?)+/gu

const LEAD =
  /^[\s,.。!~…]*(?:(?:那个|这个|嗯+|呃+|额+|啊+|哎+|诶+|欸|喂+|哦+|噢+|就是说?|然后|话说|对了|哎呀|唉|嗨|哈喽|哈啰|hello|hi|hey|hallo|(?:你|您|大家)好[呀啊哇]?|早上好[呀啊]?|早安|(?:上午|中午|下午|晚上)好[呀啊]?|在吗|在么|在不在?|有人吗|亲(?:爱的)?|(?:导师|护士长|院长|校长|队长|店长|组长|科长|处长|厂长|部长|书记|教授|师傅|各位|同事们?|亲们?|家人们|hr|行政|财务|人事)(?:老师)?(?:你好|您好|好)|(?:老板|领导|老大|主管|经理|老师|班长|主任)(?:你好|您好|好|对不起|不好意思|抱歉|早|在吗)?|对不起|(?:智能)?(?:小)?助手(?:你好)?|机器人|不好意思(?:,?打扰(?:一?下|了)?)?|打扰(?:一?下|了)|抱歉(?:打扰)?|我?跟你说(?:个事|一声|一下)?|(?:事情|情况)?是这样的?)[\s,，~!.。…、]+)+(?=[^\s]*[\p{L}\p{N}])(?!.{0,8}(?:加油|元气|心情|开心|天气|愉快|周末好|辛苦))/u
const THANKS =
  '(?:谢谢[你您]?(?:领导|老板|各位)?|多谢|感谢|感恩|谢了|辛苦(?:了|你了?|您了?|大家了?)?|麻烦(?:了|你了?|您了?)|拜托(?:拜托)?了?|thx|thanks|thank you|3q|有劳(?:您|你|了)*|劳驾|蟹蟹|么么哒|比心|爱你哟?)[啦哈哦啊呀哟了嘛]*'
const TAIL = new RegExp(
  `(?:[\\s,，.。!~…]+${THANKS})+[\\s,.。!~…]*$|(?<!非常|[真很太好]|十分)谢谢[啦哈你您了]*[\\s,.。!~…]*$`,
  'u',
)
const PARTICLES = /(?<![干是以好行要对能])(?:[哈呗哟哦噢喔呀啊嘛]+[~!.。…]*|~+|!{2,}|。{2,}|…+|\.{3,})$/u

/** Nothing is taken that would leave nothing to read. */
export function withoutChaff(it: Reading): Reading {
  if (!/\p{Script=Han}/u.test(it.masked)) return it
  let now = withoutStutter(withoutBreaks(withoutPictures(it)))
  const lead = LEAD.exec(now.masked)
  if (lead) now = cut(now, 0, lead[0].length)
  const tail = TAIL.exec(now.masked)
  if (tail && says(now.masked.slice(0, tail.index), tail[0].startsWith('谢') ? 4 : 1))
    now = cut(now, tail.index, now.masked.length)
  const particle = PARTICLES.exec(now.masked)
  return particle && says(now.masked.slice(0, particle.index), 5) ? cut(now, particle.index, now.masked.length) : now
}

const says = (masked: string, least: number): boolean => (masked.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= least

/** 我我要请假. */
function withoutStutter(it: Reading): Reading {
  let now = it
  for (const twice of [...it.masked.matchAll(/([我请帮把])\1(?=[\p{L}])/gu)].toReversed())
    now = cut(now, twice.index, twice.index + 1)
  return now
}

/** Lines sent one after the other part a message no more than commas do, unless they are a list. */
function withoutBreaks(it: Reading): Reading {
  if (!it.masked.includes('\n') || /(?:^|\n)\s*(?:[\d一二三四五六七八九十]+[.、)]|[-*•]\s)|\n\s*\n|Z/u.test(it.masked))
    return it
  let now = it
  for (const found of [...it.masked.matchAll(/(?<=[\p{L}\p{N}])\s*\n\s*(?=[\p{L}\p{N}])/gu)].toReversed())
    now = cut(now, found.index, found.index + found[0].length, ',')
  return now
}

function withoutPictures(it: Reading): Reading {
  if (!says(it.masked.replaceAll(PICTURES, ''), 2)) return it
  let now = it
  for (const found of [...it.masked.matchAll(PICTURES)].toReversed()) {
    const [from, to] = [found.index, found.index + found[0].length]
    const between = /[\p{L}\p{N}]$/u.test(it.masked.slice(0, from)) && /^[\p{L}\p{N}]/u.test(it.masked.slice(to))
    now = cut(now, from, to, between ? ',' : '')
  }
  return now
}
