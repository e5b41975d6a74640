// Writes a corpus of N passages for measuring speed: sentences of the evaluation texts and the READMEs of installed packages, mixed: node test/bench/knowledge-corpus.mjs N OUT.jsonl
import fs from 'node:fs'

const [, , count = '10000', out = 'corpus.jsonl'] = process.argv
let seed = 7
const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32
const pick = (list) => list[Math.floor(random() * list.length)]

const zh = []
for (const file of ['kb-ency-zh.corpus.jsonl'])
  for (const line of fs.readFileSync(`test/eval/${file}`, 'utf8').trim().split('\n'))
    zh.push(...JSON.parse(line).text.split(/(?<=[。；])/))
for (const file of fs.readdirSync('handbook/zh'))
  zh.push(
    ...fs
      .readFileSync(`handbook/zh/${file}`, 'utf8')
      .split(/(?<=[。；])|\n/)
      .filter((s) => s.length > 8 && !s.startsWith('|')),
  )
// Two thousand made-up names give the vocabulary a long tail.
const chars = [...new Set(zh.join('').match(/[\u4e00-\u9fff]/g))]
const names = Array.from({ length: 20000 }, () => pick(chars) + pick(chars) + (random() < 0.5 ? pick(chars) : ''))
const en = []
for (const name of fs.readdirSync('node_modules').slice(0, 400)) {
  const file = `node_modules/${name}/README.md`
  if (fs.existsSync(file))
    en.push(
      ...fs
        .readFileSync(file, 'utf8')
        .split(/\n\s*\n/)
        .filter((p) => p.length > 60 && p.length < 900),
    )
}
const stream = fs.createWriteStream(out)
for (let i = 0; i < Number(count); i++) {
  let text = ''
  if (random() < 0.6)
    while (text.length < 250 + random() * 250)
      text +=
        pick(zh)
          .trim()
          .replace(/[\u4e00-\u9fff]{2}/, () => (random() < 0.5 ? pick(names) : '')) + pick(names)
  else while (text.length < 700 + random() * 700) text += `${pick(en)}\n`
  if (!stream.write(`${JSON.stringify({ id: `p${i}`, title: random() < 0.5 ? pick(names) : undefined, text })}\n`))
    await new Promise((go) => stream.once('drain', go))
}
stream.end()
