// Processes as administrators keep them: what is published, and a place to publish more, with every problem at its line.
import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useAdminProcesses, useIsAdmin, usePublish, type AdminProcess, type Published } from '../data/admin.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { FileIcon, PlusIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'
import { Lost } from './lost.tsx'

export function Processes() {
  const { w } = useWords()
  const p = w.admin.processes
  usePageTitle(p.title)
  const [publishing, setPublishing] = useState(false)
  if (!useIsAdmin()) return <Lost />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{p.title}</h1>
        {!publishing && (
          <Button
            type="primary"
            icon={<PlusIcon size={18} />}
            onClick={() => setPublishing(true)}
            data-testid="publish-open"
          >
            {p.publish}
          </Button>
        )}
      </div>
      <p className="admin-lead">{p.lead}</p>
      {publishing ? <Publish close={() => setPublishing(false)} /> : <List />}
    </div>
  )
}

function List() {
  const { w } = useWords()
  const list = useAdminProcesses()
  if (list.isPending) return <ListSkeleton />
  if (list.error) return <LoadFailed error={list.error} again={() => void list.refetch()} />
  if (list.data.length === 0) return <Empty icon={<FileIcon size={26} />} title={w.admin.processes.none} />
  return (
    <ul className="rows" data-testid="admin-processes">
      {list.data.map((process) => (
        <Row key={process.key} process={process} />
      ))}
    </ul>
  )
}

function Row({ process: { key, name, version, versions } }: { process: AdminProcess }) {
  const { w, pick, times } = useWords()
  const p = w.admin.processes
  const newest = versions.find((v) => v.version === version)
  return (
    <li className="admin-row" data-testid={`process-${key}`}>
      <div className="row-main">
        <p className="kb-title">{pick(name)}</p>
        <p className="kb-facts">
          {[
            p.version(version),
            newest && p.publishedAt(times.moment(newest.publishedAt)),
            versions.length > 1 && p.versions(versions.length),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <code className="admin-key">{key}</code>
    </li>
  )
}

function Publish({ close }: { close: () => void }) {
  const { w, pick, why } = useWords()
  const p = w.admin.processes
  const { message } = App.useApp()
  const publish = usePublish()
  const [text, setText] = useState('')
  const outcome: Published | undefined = publish.data
  const send = () =>
    publish.mutate(text, {
      onSuccess: (done) => {
        if ('problems' in done) return
        void message.success((done.changed ? p.done : p.same)(pick(done.name), done.version))
        close()
      },
    })
  return (
    <div className="admin-publish" data-testid="publish">
      <label htmlFor="definition">{p.paste}</label>
      <Input.TextArea
        id="definition"
        className="admin-text"
        autoSize={{ minRows: 12, maxRows: 24 }}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(e) => {
          setText(e.target.value)
          publish.reset()
        }}
        data-testid="publish-text"
      />
      {publish.error && <Alert type="error" showIcon message={why(publish.error)} />}
      {outcome && 'problems' in outcome && <Problems outcome={outcome.problems} text={text} />}
      <div className="admin-buttons">
        <ChooseFile
          label={p.file}
          read={(words) => {
            setText(words)
            publish.reset()
          }}
        />
        <span className="admin-gap" />
        <Button onClick={close}>{p.cancel}</Button>
        <Button
          type="primary"
          loading={publish.isPending}
          disabled={text.trim() === ''}
          onClick={send}
          data-testid="publish-send"
        >
          {p.publish}
        </Button>
      </div>
    </div>
  )
}

type Problem = Extract<Published, { problems: unknown }>['problems'][number]

/** Each problem under the line it is about, as written. */
function Problems({ outcome, text }: { outcome: readonly Problem[]; text: string }) {
  const { w, pick } = useWords()
  const p = w.admin.processes
  const lines = text.split('\n')
  return (
    <section className="admin-problems" role="alert" data-testid="publish-problems">
      <h2>{p.problems(outcome.length)}</h2>
      <ul>
        {outcome.map((problem, i) => (
          <li key={i}>
            <span className="admin-line">{p.line(problem.line)}</span>
            <code>{lines[problem.line - 1]?.trim() || problem.path}</code>
            <p>{pick(problem.message)}</p>
            <p className="admin-fix">{p.fix(pick(problem.fix))}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChooseFile({ label, read }: { label: string; read: (text: string) => void }) {
  return (
    <label className="admin-file">
      <FileIcon size={18} />
      {label}
      <input
        type="file"
        accept=".yaml,.yml,.json"
        data-testid="publish-file"
        onChange={(e) => {
          const [file] = e.target.files ?? []
          e.target.value = ''
          if (file) void file.text().then(read)
        }}
      />
    </label>
  )
}
