// One lesson of the list: its words, what they mean, from whom; why it was held back, and what an administrator may do about it.
import { App, Button, Checkbox, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useHoldLesson, useReleaseLesson, useRemoveLesson, type LessonView } from '../data/admin.ts'
import { useProcesses } from '../data/queries.ts'
import { TrashIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

export function LessonRow({ lesson }: { lesson: LessonView }) {
  const { w, pick, times } = useWords()
  const l = w.admin.lessons
  const act = l.acts[lesson.act] ?? lesson.act
  const name = lesson.processName ? pick(lesson.processName) : lesson.process
  const { means } = lesson
  const meaning = means ? l.word(pick(means.field), pick(means.choice)) : act
  const when =
    lesson.removedBy && lesson.removedAt
      ? l.removedBy(lesson.removedBy.name, times.moment(lesson.removedAt))
      : l.by(lesson.person.name, times.moment(lesson.at))
  return (
    <li className="admin-row" data-testid="lesson-row">
      <div className="row-main">
        <p className="kb-title">{lesson.words ? <Masked words={lesson.words} /> : l.gone}</p>
        <p className="admin-means">{l.means([meaning, name].filter(Boolean).join(' · '))}</p>
        <p className="kb-facts">{`${l.kinds[lesson.kind]} · ${when}`}</p>
        {lesson.releasedBy && lesson.releasedAt && (
          <p className="admin-released">{l.releasedBy(lesson.releasedBy.name, times.moment(lesson.releasedAt))}</p>
        )}
        {lesson.reason && <Reason lesson={lesson} reason={lesson.reason} />}
        {lesson.state === 'held' && <Release lesson={lesson} />}
        {lesson.state === 'active' && lesson.releasedBy && <HoldAgain lesson={lesson} />}
      </div>
      {lesson.state !== 'removed' && <Remove lesson={lesson} />}
    </li>
  )
}

/** What a change that was made, or was not, tells. */
function useSaid(done: string) {
  const { why } = useWords()
  const { message } = App.useApp()
  return {
    onSuccess: () => void message.success(done),
    onError: (error: Error) => void message.error(why(error)),
  }
}

function Remove({ lesson }: { lesson: LessonView }) {
  const l = useWords().w.admin.lessons
  const remove = useRemoveLesson()
  const said = useSaid(l.removed)
  return (
    <Popconfirm
      title={l.removeAsk}
      okText={l.remove}
      cancelText={l.keep}
      okButtonProps={{ danger: true }}
      onConfirm={() => remove.mutate(lesson.id, said)}
    >
      <Button type="text" icon={<TrashIcon size={18} />} aria-label={l.remove} data-testid="lesson-remove" />
    </Popconfirm>
  )
}

/** Asked twice: with the evidence once more, and the box ticked that it was read. */
function Release({ lesson }: { lesson: LessonView }) {
  const l = useWords().w.admin.lessons
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState(false)
  const release = useReleaseLesson()
  const said = useSaid(l.released)
  const worse = lesson.reason?.sentences.length ?? 0
  const close = () => {
    setOpen(false)
    setSeen(false)
  }
  return (
    <>
      <Button className="admin-release" onClick={() => setOpen(true)} data-testid="lesson-release">
        {l.release}
      </Button>
      <Modal
        open={open}
        title={l.releaseTitle}
        okText={l.release}
        cancelText={l.keepHeld}
        okButtonProps={{ danger: true, disabled: !seen, loading: release.isPending }}
        onCancel={close}
        onOk={() => release.mutate({ id: lesson.id, worse }, { ...said, onSettled: close })}
        destroyOnHidden
      >
        <p className="kb-title">
          <Masked words={lesson.words} />
        </p>
        {lesson.reason && <Reason lesson={lesson} reason={lesson.reason} />}
        <Checkbox
          className="admin-seen"
          checked={seen}
          onChange={(e) => setSeen(e.target.checked)}
          data-testid="lesson-release-seen"
        >
          {l.releaseSeen(worse)}
        </Checkbox>
      </Modal>
    </>
  )
}

function HoldAgain({ lesson }: { lesson: LessonView }) {
  const l = useWords().w.admin.lessons
  const hold = useHoldLesson()
  const said = useSaid(l.heldAgain)
  return (
    <Popconfirm
      title={l.holdAsk}
      okText={l.holdAgain}
      cancelText={l.keep}
      onConfirm={() => hold.mutate(lesson.id, said)}
    >
      <Button className="admin-release" loading={hold.isPending} data-testid="lesson-hold">
        {l.holdAgain}
      </Button>
    </Popconfirm>
  )
}

function Reason({ lesson, reason }: { lesson: LessonView; reason: NonNullable<LessonView['reason']> }) {
  const { w, pick } = useWords()
  const l = w.admin.lessons
  const processes = useProcesses().data ?? []
  const meaning = (label: string) => {
    const [act = '', key] = label.split('/')
    const name = processes.find((p) => p.key === key)?.name
    return name ? pick(name) : (l.acts[act] ?? act)
  }
  return (
    <div className="admin-reason" data-testid="lesson-reason">
      <p>{lesson.means && reason.why === 'contradicts' ? l.otherwise : l.why[reason.why]}</p>
      <ul>
        {reason.sentences.map((s, i) => (
          <li key={i}>
            <span>
              <Masked words={s.words} />
            </span>
            <span className="admin-turn">
              {s.choices
                ? `${pick(s.choices.wanted)} → ${pick(s.choices.instead)}`
                : `${meaning(s.wanted)} → ${meaning(s.instead)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What was taken out is shown as what it was: a time, a name, an amount. */
function Masked({ words }: { words: string }) {
  const masks: Readonly<Record<string, string>> = useWords().w.admin.lessons.masks
  return (
    <>
      {words.split(/([A-Z#])/u).map((part, i) =>
        masks[part] ? (
          <span key={i} className="admin-mask">
            {masks[part]}
          </span>
        ) : (
          part
        ),
      )}
    </>
  )
}
