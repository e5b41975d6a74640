// Words of the south and the north in the words of the office: 唔批 is 不批, 莫批 is 别批. Same length, so offsets stand; values stay as said.
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/唔该/gu, '麻烦'],
  [/乜嘢|乜野|啥子|么子/gu, '什么'],
  [/点解/gu, '为何'],
  [/几时/gu, '何时'],
  [/点样|啷个|咋个/gu, '怎么'],
  [/边个|哪个(?=可以|能|来|负责|管)/gu, '谁人'],
  [/而家/gu, '现在'],
  [/晓得/gu, '知道'],
  [/好多(?=钱|天|久|次|个)/gu, '多少'],
  [/木有|冇得|莫得/gu, '没有'],
  [/呢(?=[张个单笔份条])/gu, '这'],
  [/嗰(?=[张个单笔份条])/gu, '那'],
  [/[唔弗]/gu, '不'],
  [/咗/gu, '了'],
  [/嘅|滴(?=$|[,，。])/gu, '的'],
  [/冇/gu, '没'],
  [/喺/gu, '在'],
  [/佢/gu, '他'],
  [/[畀俾]/gu, '给'],
  [/睇/gu, '看'],
  [/嚟/gu, '来'],
  [/攞/gu, '拿'],
  [/俺/gu, '我'],
  [/莫(?=批|提|交|催|买|付|动|报|发|通过|同意|转|签|审)/gu, '别'],
  [/(?<=[批审签付了过])未(?=$|[呀啊吖呢?,，。])/gu, '没'],
  [/中不中?(?=$|[?,，。])|要得不(?=$|[?,，。])/gu, '行不'],
  [/[伐咩](?=$|[?,，。])/gu, '吗'],
]

export function plainSpoken(lower: string): string {
  let text = lower
  for (const [said, meant] of WORDS)
    text = text.replaceAll(said, (word) => meant.padEnd(word.length, '不').slice(0, word.length))
  return text
}
