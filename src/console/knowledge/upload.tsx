// Documents dropped or chosen: each goes up with progress and has its own fate; who may read them is chosen first.
import { Progress } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { uploadDocument } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import { documentPath, useRefreshKnowledge } from '../data/knowledge.ts'
import { AlertIcon, CheckIcon, ClipIcon, FileIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { GroupsSelect } from './groups-select.tsx'

interface Item {
  key: string
  name: string
  percent: number
  document?: string
  problem?: string
}

const MB = 1024 * 1024
const MOST_MB = 20
const KINDS = '.md,.markdown,.html,.htm,.txt,.pdf,.docx,.xlsx,.pptx,.csv,.tsv,.eml'

export function Upload() {
  const { w } = useWords()
  const k = w.knowledge.upload
  const [groups, setGroups] = useState<readonly string[]>(['everyone'])
  const [over, setOver] = useState(false)
  const { items, add, clear } = useItems(groups)
  return (
    <section className="kb-upload" aria-label={k.drop}>
      <label
        className={over ? 'drop kb-drop drop-over' : 'drop kb-drop'}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          add([...e.dataTransfer.files])
        }}
      >
        <span className="drop-add">
          <ClipIcon size={18} />
          {k.drop}
          <input
            type="file"
            className="visually-hidden"
            multiple
            accept={KINDS}
            data-testid="kb-upload"
            onChange={(e) => {
              add([...(e.target.files ?? [])])
              e.target.value = ''
            }}
          />
        </span>
        <span className="faint drop-limits">{k.kinds}</span>
      </label>
      <div className="kb-who">
        <span className="faint">{k.who}</span>
        <GroupsSelect value={groups} onChange={(next) => setGroups(next.length ? next : ['everyone'])} />
      </div>
      {items.length > 0 && (
        <ul className="kb-items" aria-live="polite">
          {items.map((item) => (
            <ItemRow key={item.key} item={item} />
          ))}
          <li>
            <button type="button" className="kb-link" onClick={clear}>
              {k.clear}
            </button>
          </li>
        </ul>
      )}
    </section>
  )
}

function ItemRow({ item }: { item: Item }) {
  const { w } = useWords()
  const k = w.knowledge.upload
  const state = item.problem ? 'failed' : item.document ? 'done' : 'going'
  return (
    <li className={`kb-item kb-item-${state}`} data-testid="kb-item" data-state={state}>
      {state === 'failed' ? (
        <AlertIcon size={18} />
      ) : state === 'done' ? (
        <CheckIcon size={18} />
      ) : (
        <FileIcon size={18} />
      )}
      <span className="kb-item-words">
        <span className="kb-item-name">{item.name}</span>
        <span className="kb-facts">
          {item.problem ?? (item.document ? k.done : item.percent < 100 ? '' : k.reading)}
        </span>
      </span>
      {state === 'going' && <Progress percent={item.percent} size="small" className="kb-progress" />}
      {item.document && <Link to={documentPath(item.document)}>{k.open}</Link>}
    </li>
  )
}

function useItems(groups: readonly string[]) {
  const { w, why } = useWords()
  const refresh = useRefreshKnowledge()
  const [items, setItems] = useState<readonly Item[]>([])
  // One after another: the server reads one file at a time, and a folder of fifty must not fill its memory.
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const patch = (key: string, part: Partial<Item>) =>
    setItems((all) => all.map((i) => (i.key === key ? { ...i, ...part } : i)))

  const send = async (key: string, file: File) => {
    try {
      const answer = await uploadDocument(file, groups, (percent) => patch(key, { percent }))
      if (answer.ok) patch(key, { document: answer.document.id })
      else patch(key, { problem: w.knowledge.upload.problem[answer.problem] ?? w.file.failed(file.name) })
    } catch (error) {
      patch(key, { problem: why(error) })
    }
    await refresh()
  }
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const key = newKey()
      const problem = !file.size
        ? w.file.empty(file.name)
        : file.size > MOST_MB * MB
          ? w.file.large(file.name, MOST_MB)
          : undefined
      setItems((all) => [...all, { key, name: file.name, percent: 0, ...(problem ? { problem } : {}) }])
      if (!problem) line.current = line.current.then(() => send(key, file))
    }
  }
  const clear = () => setItems((all) => all.filter((i) => !i.problem && !i.document))
  return { items, add, clear }
}
