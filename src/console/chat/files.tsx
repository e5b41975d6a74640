// A file as people see it: its name, its size, how far it has gone, or what is wrong with it.
import { fileAddress } from '../data/client.ts'
import type { FileRef } from '../data/shapes.ts'
import { CrossIcon, FileIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import type { Upload } from './uploads.ts'

export function FileLinks({ files }: { files: readonly FileRef[] }) {
  return (
    <div className="chat-files">
      {files.map((f) => (
        <a key={f.file} className="file" href={fileAddress(f)} target="_blank" rel="noreferrer">
          <FileIcon />
          <span className="file-words">
            <span className="file-name">{f.name}</span>
            <span className="file-size">{sizeOf(f.size)}</span>
          </span>
        </a>
      ))}
    </div>
  )
}

export function UploadRow({ upload, remove }: { upload: Upload; remove: () => void }) {
  const { w } = useWords()
  return (
    <div
      className={upload.problem ? 'file file-problem' : 'file'}
      data-testid="upload"
      role={upload.problem ? 'alert' : undefined}
    >
      <FileIcon />
      <span className="file-words">
        <span className="file-name">{upload.name}</span>
        <span className="file-size">
          {upload.problem ?? (upload.done ? sizeOf(upload.size) : w.file.uploading(upload.percent))}
        </span>
      </span>
      <button type="button" className="file-remove" aria-label={w.file.remove(upload.name)} onClick={remove}>
        <CrossIcon size={16} />
      </button>
    </div>
  )
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
