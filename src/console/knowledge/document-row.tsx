// A document in the list: its title, who answers for it, and what is special about it.
import { Link } from 'react-router'
import { documentPath, type DocumentView } from '../data/knowledge.ts'
import { FileIcon, LockIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

export function DocumentRow({ document }: { document: DocumentView }) {
  const { w, times } = useWords()
  const k = w.knowledge
  const inside = (
    <>
      <span className="kb-icon">{document.mayRead ? <FileIcon /> : <LockIcon />}</span>
      <span className="row-main">
        <span className="kb-title">{document.title}</span>
        <span className="kb-facts">
          {[document.owner?.name ?? k.noOwner, k.updated(times.day(document.updatedAt))].join(' · ')}
          {!document.mayRead && ` · ${k.notForYou}`}
        </span>
      </span>
      <span className="kb-tags">
        {document.acl && !document.acl.includes('everyone') && <span className="kb-tag">{k.restricted}</span>}
        {document.overdue && <span className="kb-tag kb-tag-due">{k.overdue}</span>}
      </span>
    </>
  )
  return (
    <li>
      <Link className="row-item" to={documentPath(document.id)} data-testid="document-row" data-id={document.id}>
        {inside}
      </Link>
    </li>
  )
}
