// 这张, that one, 第二个: what was shown gives the target that the words leave open.
import type { Setting, Shown } from './context-setting.ts'
import { NEEDS_TARGET } from './acts.ts'
import type { Reading } from './grammar-reading.ts'
import type { Act, Target } from './understanding.ts'

export function resolveTarget(act: Act, reading: Reading, setting: Setting): Act {
  if (!NEEDS_TARGET.has(act.act)) return act
  const target = act.target ?? {}
  if (target.index !== undefined && target.index < 0 && setting.shown.length > 0)
    return found(act, { ...target, index: setting.shown.length })
  const open =
    target.number === undefined && target.index === undefined && target.owner === undefined && target.all !== true
  if (!open) return act
  const fitting = setting.shown.filter(
    (s) => target.process === undefined || s.process === undefined || s.process === target.process,
  )
  if (setting.shown.length === 1 && fitting.length === 1) return found(act, { ...target, ...of(fitting[0] ?? {}) })
  if (setting.shown.length > 1 && fitting.length === 1 && target.process !== undefined)
    return found(act, { ...target, ...of(fitting[0] ?? {}) })
  // Several are on the screen and nothing tells them apart.
  if (setting.shown.length > 1 && target.process === undefined && reading.text.text !== '') return lacking(act)
  return act
}

const of = (shown: Shown): Target => ({
  ...(shown.owner ? { owner: shown.owner } : {}),
  ...(shown.process ? { process: shown.process } : {}),
  ...(shown.number ? { number: shown.number } : {}),
})

function found(act: Act, target: Target): Act {
  return { ...act, target, missing: (act.missing ?? []).filter((id) => id !== 'target') }
}

const lacking = (act: Act): Act => ({
  ...act,
  missing: ['target', ...(act.missing ?? []).filter((id) => id !== 'target')],
})
