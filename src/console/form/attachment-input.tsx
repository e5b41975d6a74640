// Files of a form: chosen or dropped, checked against the form's limits, uploaded with progress.
import { useEffect, useRef, useState } from 'react'
import { UploadRow, sizeOf } from '../chat/files.tsx'
import { typeNames, useUploads } from '../chat/uploads.ts'
import { filesOf } from '../data/values.ts'
import { ClipIcon, CrossIcon, FileIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import type { InputProps } from './input-props.ts'
import { useTellUploading } from './uploading.tsx'

export function AttachmentInput({ id, field, value, onChange, wrong }: InputProps<'attachment'>) {
  const { w } = useWords()
  const [over, setOver] = useState(false)
  const files = filesOf(value)
  // Several uploads end at different times; each adds to what is there by then.
  const latest = useRef(files)
  useEffect(() => {
    latest.current = files
  })
  const set = (next: typeof files) => {
    latest.current = next
    onChange(next.length ? next : undefined)
  }
  const uploads = useUploads(field, (file) => set([...latest.current, file]))
  const underway = uploads.items.filter((u) => !u.done)
  useTellUploading(
    field.id,
    underway.some((u) => !u.problem),
  )
  return (
    <div
      className={['drop', over && 'drop-over', wrong && 'drop-wrong'].filter(Boolean).join(' ')}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        uploads.add([...e.dataTransfer.files], files.length)
      }}
    >
      {(files.length > 0 || underway.length > 0) && (
        <div className="chat-files">
          {files.map((f) => (
            <div key={f.file} className="file">
              <FileIcon />
              <span className="file-words">
                <span className="file-name">{f.name}</span>
                <span className="file-size">{sizeOf(f.size)}</span>
              </span>
              <button
                type="button"
                className="file-remove"
                aria-label={w.file.remove(f.name)}
                onClick={() => set(files.filter((x) => x.file !== f.file))}
              >
                <CrossIcon size={16} />
              </button>
            </div>
          ))}
          {underway.map((u) => (
            <UploadRow key={u.key} upload={u} remove={() => uploads.remove(u.key)} />
          ))}
        </div>
      )}
      {files.length < field.maxFiles && (
        <label className="drop-add">
          <ClipIcon size={18} />
          {w.file.dropHere}
          <input
            id={id}
            type="file"
            className="visually-hidden"
            multiple={field.maxFiles > 1}
            accept={field.accept.map((a) => (a.includes('/') || a.startsWith('.') ? a : `.${a}`)).join(',')}
            onChange={(e) => {
              uploads.add([...(e.target.files ?? [])], files.length)
              e.target.value = ''
            }}
          />
        </label>
      )}
      <div className="faint drop-limits">
        {w.file.limits(typeNames(field.accept, w), field.maxMegabytes, field.maxFiles)}
      </div>
    </div>
  )
}
