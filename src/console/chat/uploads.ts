// Files being attached: checked here first, uploaded with progress, each with its own fate.
import { useRef, useState } from 'react'
import { CallFailed, upload } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import type { FileRef } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export interface Limits {
  /** Endings with a dot or media types; empty means anything. */
  accept: readonly string[]
  maxMegabytes: number
  maxFiles: number
}

export interface Upload {
  key: string
  name: string
  size: number
  percent: number
  done?: FileRef
  problem?: string
}

/** What the chat takes; forms have limits of their own. */
export const CHAT_LIMITS: Limits = { accept: [], maxMegabytes: 20, maxFiles: 9 }

export function useUploads(limits: Limits, onDone?: (file: FileRef) => void) {
  const { w, why } = useWords()
  const [items, setItems] = useState<readonly Upload[]>([])
  const now = useRef(items)
  const set = (change: (items: readonly Upload[]) => readonly Upload[]) => {
    now.current = change(now.current)
    setItems(now.current)
  }
  const patch = (key: string, part: Partial<Upload>) =>
    set((all) => all.map((u) => (u.key === key ? { ...u, ...part } : u)))

  const add = (files: readonly File[], already = 0) => {
    for (const file of files) {
      const key = newKey()
      const good = now.current.filter((u) => !u.problem).length + already
      const problem = good >= limits.maxFiles ? w.file.many(limits.maxFiles) : check(file, limits, w)
      set((all) => [...all, { key, name: file.name, size: file.size, percent: 0, ...(problem ? { problem } : {}) }])
      if (problem) continue
      upload(file, (percent) => patch(key, { percent })).then(
        (done) => {
          patch(key, { done, percent: 100 })
          onDone?.(done)
        },
        (error: unknown) =>
          patch(key, { problem: error instanceof CallFailed && error.words ? why(error) : w.file.failed(file.name) }),
      )
    }
  }
  return {
    items,
    add,
    remove: (key: string) => set((all) => all.filter((u) => u.key !== key)),
    clear: () => set(() => []),
  }
}

function check(file: File, limits: Limits, w: ReturnType<typeof useWords>['w']): string | undefined {
  if (!file.size) return w.file.empty(file.name)
  if (file.size > limits.maxMegabytes * 1024 * 1024) return w.file.large(file.name, limits.maxMegabytes)
  if (limits.accept.length && !limits.accept.some((a) => accepts(a, file)))
    return w.file.type(file.name, typeNames(limits.accept, w))
  return undefined
}

function accepts(rule: string, file: File): boolean {
  const want = rule.toLowerCase()
  if (want.includes('/')) return want.endsWith('/*') ? file.type.startsWith(want.slice(0, -1)) : file.type === want
  return file.name.toLowerCase().endsWith(want.startsWith('.') ? want : `.${want}`)
}

const FAMILIAR: Readonly<Record<string, string>> = {
  'vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  msword: 'DOC',
  'vnd.ms-excel': 'XLS',
  'vnd.ms-powerpoint': 'PPT',
  plain: 'TXT',
}

/** ".pdf", "image/*" → "PDF / 图片" */
export const typeNames = (accept: readonly string[], w: ReturnType<typeof useWords>['w']): string =>
  accept
    .map((a) => {
      if (a === 'image/*') return w.file.images
      const name = a.replace(/^\./, '').replace(/^.*\//, '')
      return FAMILIAR[name] ?? name.toUpperCase()
    })
    .join(' / ')
