// Nonsense: something the shape of a definition cannot see, with its place and the words for it.
import { checkFeel, feelNames } from '../feel.ts'
import type { Field, Form } from '../form.ts'
import type { Path } from './place.ts'
import { nearest, notOneOf, say, type Words } from './wording.ts'

export interface Nonsense {
  path: Path
  /** Offset inside the text at `path`. */
  from?: number
  words: Words
}

export function condition(expression: string, form: Form, path: Path): Nonsense[] {
  const problem = checkFeel(expression, form)
  if (!problem) return []
  return [{ path, from: problem.from, words: wordFeel(problem, form) }]
}

function wordFeel(problem: NonNullable<ReturnType<typeof checkFeel>>, form: Form): Words {
  const names = [...feelNames(form).map((n) => n.name), 'initiator']
  if (problem.wrong === 'syntax')
    return say(
      '条件写得不完整或有误',
      'this condition cannot be read',
      '例如 amount > 5000 and currency = "CNY"',
      'for example amount > 5000 and currency = "CNY"',
    )
  if (problem.wrong === 'clock')
    return say(
      `条件里不能用 ${problem.name}()`,
      `${problem.name}() must not be used in a condition`,
      '条件只能看表单和发起人，否则同一张单子重放时会走不同的路',
      'conditions see the form and the initiator only, so that a request always takes the same route',
    )
  if (problem.wrong === 'unknown-name') {
    const near = nearest(problem.name, names)
    return say(
      `条件里的 ${problem.name} 不存在`,
      `the condition names ${problem.name}, which does not exist`,
      near ? `是不是 ${near}？` : `可用：${names.join('、')}`,
      near ? `did you mean ${near}?` : `possible: ${names.join(', ')}`,
    )
  }
  const field = form.fields.find((f) => f.id === problem.field)
  return notOneOf(problem.choice, field?.kind === 'choice' ? field.options.map((o) => o.id) : [])
}

export function noField(id: string, fields: readonly Field[]): Words {
  const ids = fields.map((f) => f.id)
  const near = nearest(id, ids)
  return say(
    `表单里没有字段 ${id}`,
    `the form has no field ${id}`,
    near ? `是不是 ${near}？` : `可用：${ids.join('、')}`,
    near ? `did you mean ${near}?` : `possible: ${ids.join(', ')}`,
  )
}

export function twice(all: readonly { id: string }[], path: Path, [zh, en]: readonly [string, string]): Nonsense[] {
  return all.flatMap(({ id }, i) =>
    all.findIndex((x) => x.id === id) === i
      ? []
      : [
          {
            path: [...path, i, 'id'],
            words: say(
              `${zh} ${id} 出现了两次`,
              `the ${en} ${id} stands there twice`,
              '改一个标识',
              'give one of them another id',
            ),
          },
        ],
  )
}
