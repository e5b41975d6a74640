// What a question is made of, and what a near miss lacks: asking words look for nothing, a name counts as one, amounts are only conditions.
import { describe, expect, test } from 'vitest'
import { readQuestion } from '../../../src/knowledge/question.ts'
import { rarityOf } from '../../../src/knowledge/rarity.ts'
import { PUBLIC } from '../../../src/knowledge/reader.ts'
import { search } from '../../../src/knowledge/search.ts'
import { readSynonyms } from '../../../src/knowledge/synonyms.ts'
import { libraryOf } from './library.ts'

const unitsOf = (question: string) => readQuestion(question, readSynonyms()).units
const surfaces = (question: string) => unitsOf(question).map((u) => u.surface)

describe('the words of a question', () => {
  test.each([
    ['How long does probation last?', ['probation', 'last']],
    ['How much may I spend according to the rules?', ['spend', 'rules']],
    ['订了会议室', ['订', '会议', '室']], // ICU takes 订了 for a word
    ['我想换工资卡', ['想', '换', '工资', '卡']],
    ['会议和报到', ['会议', '报到']],
    ['广茂铁路', ['广茂', '铁路']], // no dictionary knows the name
    ['除颤仪', ['除颤', '颤仪']],
    ['is low-pressure steam loud', ['low-pressure', 'steam', 'loud']], // once, not again in parts
    ['which MSPs sit', ['msps', 'sit']],
    ["I don't know why it doesn't start", ['start']],
  ])('%s', (question, words) => expect(surfaces(question)).toEqual(words))

  test.each([
    ['Who approves a claim of 3000 euros?', '3000', 'claim'],
    ['六十万的合同谁批', '六十万', '合同'],
    ['婚假有几天，我的手机是 13812345678', '13812345678', '婚假'],
    ['What is currently the fee', 'currently', 'fee'],
    ['普通员工的补贴', '普通', '补贴'],
  ])('in %s, %s says less than %s', (question, little, much) => {
    const weight = (word: string) => unitsOf(question).find((u) => u.surface === word)!.weight
    expect(weight(little)).toBeLessThan(weight(much))
  })

  test('a pair cut across a name and the next word is worth nothing when the other pair is there', () => {
    const units = unitsOf('工牌丢')
    expect(units.map((u) => u.surface)).toEqual(['工牌', '牌丢'])
    const worth = [...rarityOf(units, [0.1, 0], 60).values()]
    expect(worth[0]).toBeGreaterThan(0)
    expect(worth[1]).toBe(0)
    // Nothing of the name is there: then all of it is missing.
    expect([...rarityOf(units, [0, 0], 60).values()].every((w) => w > 0)).toBe(true)
  })
})

describe('reading closely', () => {
  const held = async (text: string, question: string, word: string) => {
    const { library } = await libraryOf([{ id: 'a', text }])
    const found = await search(library, question, PUBLIC)
    return found.hits[0]?.evidence.held[found.question.units.findIndex((u) => u.surface === word)]
  }
  test.each([
    ['Rollo was followed by William the Conqueror.', 'Who was William the Conquerer?', 'conquerer'], // one letter wrong
    ['In 1979 the army invaded the island.', 'When was the invasion of the island?', 'invasion'], // a word made from it
    ['Steam at low pressure leaves the boiler.', 'Where is low-pressure steam?', 'low-pressure'],
  ])('%s answers %s', async (text, question, word) => expect(await held(text, question, word)).toBeGreaterThan(0.6))

  test('another name is not a misspelling', async () =>
    expect((await held('Arthur Woolf built engines.', 'What did Arthur Wright build?', 'wright')) ?? 0).toBeLessThan(
      0.5,
    ))

  test.each([
    ['大莱龙铁路是什么？', '大莱龙铁路是山东省北部的一条铁路。', 1],
    ['大莱龙铁路是什么？', '龙烟铁路的西端与大莱龙铁路相接。', 0],
    ['What was Tymnet?', 'Tymnet was a data network in San Jose.', 1],
    ['What was Tymnet?', 'Older networks such as Tymnet got a new interface.', 0],
  ])('%s is said by %s: %i', async (question, text, said) => {
    const { library } = await libraryOf([{ id: 'a', text }])
    const { hits } = await search(library, question, PUBLIC)
    expect(hits[0]?.evidence.measure).toBe(said)
  })
})
