// The list of documents: filtered by words, by what is mine, by what is due for review; keepers drop new ones above it.
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import type { DocumentView } from '../data/knowledge.ts'
import { useMe } from '../data/session.ts'
import { Empty } from '../shell/empty.tsx'
import { BookIcon, SearchIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { DocumentRow } from './document-row.tsx'
import { Upload } from './upload.tsx'

type Show = 'all' | 'mine' | 'overdue'

export function Documents({ documents, keep }: { documents: readonly DocumentView[]; keep: boolean }) {
  const { w } = useWords()
  const k = w.knowledge
  const me = useMe()
  const [words, setWords] = useState('')
  const [show, setShow] = useState<Show>('all')
  const fits = (d: DocumentView) =>
    (show === 'all' || (show === 'mine' ? d.owner?.id === me.id : d.overdue)) &&
    `${d.title} ${d.owner?.name ?? ''}`.toLowerCase().includes(words.trim().toLowerCase())
  const shown = documents.filter(fits)
  return (
    <>
      {keep && <Upload />}
      {documents.length === 0 ? (
        <Empty icon={<BookIcon size={28} />} title={k.none} hint={keep ? k.noneKeep : k.noneHint} />
      ) : (
        <>
          <div className="filters kb-filters">
            <Input
              className="find"
              allowClear
              prefix={<SearchIcon size={18} />}
              placeholder={k.filter}
              aria-label={k.filter}
              data-testid="documents-filter"
              value={words}
              onChange={(e) => setWords(e.target.value)}
            />
            <Segmented
              value={show}
              onChange={(next: Show) => setShow(next)}
              options={(['all', 'mine', 'overdue'] as const).map((value) => ({ value, label: k.show[value] }))}
            />
          </div>
          {shown.length === 0 ? (
            <Empty icon={<SearchIcon size={26} />} title={k.noneFound} />
          ) : (
            <ul className="rows" data-testid="documents">
              {shown.map((d) => (
                <DocumentRow key={d.id} document={d} />
              ))}
            </ul>
          )}
        </>
      )}
    </>
  )
}
