// What waits for me: the list, the chosen request beside it, and every decision possible from the keyboard, never without a confirm.
import { Button, Modal, Tooltip } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTasks } from '../data/queries.ts'
import type { TaskSummary } from '../data/shapes.ts'
import type { Action } from '../request/action-panel.tsx'
import { Detail, OpenWhole } from '../request/detail.tsx'
import { TaskRow } from '../request/task-row.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { CheckIcon, ExpandIcon, KeysIcon } from '../shell/icons.tsx'
import { useWide } from '../shell/wide.ts'
import { usePageTitle, useWords } from '../words/words.tsx'

export function Tasks() {
  const { w } = useWords()
  usePageTitle(w.tasks.title)
  const tasks = useTasks()
  const wide = useWide(1080)
  const navigate = useNavigate()
  const items = tasks.data?.items ?? []
  const { chosen, choose } = useChoice(items)
  const [action, setAction] = useState<Action | undefined>()
  const [help, setHelp] = useState(false)
  useEffect(() => setAction(undefined), [chosen?.id])
  const open = (task: TaskSummary) => (wide ? choose(task) : void navigate(`/requests/${task.id}`))
  const move = (by: number) => {
    const at = items.findIndex((t) => t.id === chosen?.id)
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)]
    if (next) choose(next)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => chosen && void navigate(`/requests/${chosen.id}`),
    a: () => chosen && (wide ? setAction('approve') : void navigate(`/requests/${chosen.id}`)),
    r: () => chosen && (wide ? setAction('reject') : void navigate(`/requests/${chosen.id}`)),
    '?': () => setHelp(true),
  })
  const list = (
    <ul className="rows task-rows" aria-label={w.tasks.list} data-testid="tasks">
      {items.map((t) => (
        <TaskRow key={t.task} task={t} chosen={wide && t.id === chosen?.id} open={() => open(t)} />
      ))}
    </ul>
  )
  return (
    <div className={wide && items.length > 0 ? 'split' : 'page'}>
      <div className="split-list">
        <div className="page-head">
          <h1>
            {w.tasks.title}
            {items.length > 0 && <span className="faint head-count num">{items.length}</span>}
          </h1>
          {wide && (
            <Tooltip title={`${w.tasks.shortcuts} ?`}>
              <Button
                type="text"
                icon={<KeysIcon />}
                aria-label={w.tasks.shortcuts}
                onClick={() => setHelp(true)}
                data-testid="shortcuts"
              />
            </Tooltip>
          )}
        </div>
        {tasks.isPending ? (
          <ListSkeleton />
        ) : tasks.error && items.length === 0 ? (
          <LoadFailed error={tasks.error} again={() => void tasks.refetch()} />
        ) : items.length === 0 ? (
          <div data-testid="tasks-empty">
            <Empty icon={<CheckIcon size={28} />} title={w.tasks.none} hint={w.tasks.noneHint} />
          </div>
        ) : (
          list
        )}
      </div>
      {wide && chosen && (
        <div className="split-detail">
          <Detail
            key={chosen.id}
            id={chosen.id}
            action={action}
            setAction={setAction}
            beside
            corner={
              <OpenWhole
                label={w.request.full}
                icon={<ExpandIcon size={18} />}
                onClick={() => void navigate(`/requests/${chosen.id}`)}
              />
            }
          />
        </div>
      )}
      <Shortcuts open={help} close={() => setHelp(false)} />
    </div>
  )
}

/** When the chosen one is done and gone, the next one takes its place. */
function useChoice(items: readonly TaskSummary[]) {
  const [id, setId] = useState<string | undefined>()
  const place = useRef(0)
  const at = items.findIndex((t) => t.id === id)
  if (at >= 0) place.current = at
  const chosen = useMemo(() => (at >= 0 ? items[at] : items[Math.min(place.current, items.length - 1)]), [items, at])
  return { chosen, choose: (task: TaskSummary) => setId(task.id) }
}

function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const hear = (e: KeyboardEvent) => {
      const target = e.target instanceof HTMLElement ? e.target : undefined
      // Letters belong to whoever is typing; Enter belongs to the focused button or link.
      const busy = target?.closest(
        'input, textarea, select, [contenteditable], .ant-modal, .ant-popover, .act-panel, .ant-dropdown',
      )
      if (busy || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return
      if (e.key === 'Enter' && target?.closest('button, a') && !target.closest('.task-rows')) return
      const act = Object.hasOwn(latest.current, e.key) ? latest.current[e.key] : undefined
      if (!act) return
      e.preventDefault()
      act()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
}

function Shortcuts({ open, close }: { open: boolean; close: () => void }) {
  const { w } = useWords()
  const lines: readonly [readonly string[], string][] = [
    [['J', 'K'], w.tasks.keys.move],
    [['Enter'], w.tasks.keys.open],
    [['A'], w.tasks.keys.approve],
    [['R'], w.tasks.keys.reject],
    [['Ctrl', 'Enter'], w.tasks.keys.send],
    [['Esc'], w.tasks.keys.cancel],
    [['?'], w.tasks.keys.help],
  ]
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      title={w.tasks.shortcuts}
      width={420}
      data-testid="shortcuts-help"
    >
      <dl className="keys">
        {lines.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
