// One document, passage by passage; the one that a link names is brought into view and marked.
import { useEffect, useRef } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { useDocument, useKnowledge, useSearch, type Passage } from '../data/knowledge.ts'
import { DocumentSettings } from '../knowledge/document-settings.tsx'
import { Why } from '../knowledge/results.tsx'
import { useGroupNames } from '../knowledge/groups-select.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, PageSkeleton } from '../shell/empty.tsx'
import { BackIcon, LockIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function KnowledgeDocument() {
  const { w, times } = useWords()
  const k = w.knowledge
  const { document: id = '' } = useParams()
  const place = decodeURIComponent(useLocation().hash.slice(1))
  const page = useDocument(id)
  const knowledge = useKnowledge()
  const listed = knowledge.data?.documents.find((d) => d.id === id)
  const document = page.data ?? listed
  const group = useGroupNames()
  usePageTitle(document?.title ?? k.title)
  if (page.isPending || knowledge.isPending) return <PageSkeleton />
  if (!document) return <LoadFailed error={page.error} again={() => void page.refetch()} />
  return (
    <div className="page kb-page" data-testid="document">
      <Link to="/knowledge" className="kb-back" data-testid="kb-back">
        <BackIcon size={18} /> {k.back}
      </Link>
      <h1>{document.title}</h1>
      <p className="kb-facts kb-head-facts">
        {[
          `${k.owner}: ${document.owner?.name ?? k.noOwner}`,
          k.updated(times.day(document.updatedAt)),
          ...(document.reviewOn ? [k.reviewBy(times.date(document.reviewOn))] : []),
          ...(document.acl && !document.acl.includes('everyone') ? [w.list(document.acl.map(group))] : []),
        ].join(' · ')}
        {document.overdue && <span className="kb-tag kb-tag-due">{k.overdue}</span>}
      </p>
      {document.warnings?.map((warning) => (
        <p key={warning} className="note note-warning">
          {k.warnings}: {warning}
        </p>
      ))}
      {page.data ? (
        <Passages passages={page.data.passages} place={place} document={id} />
      ) : (
        <Empty icon={<LockIcon size={28} />} title={k.notForYou} />
      )}
      {document.mayAnswerFor && (
        <DocumentSettings
          key={`${document.reviewOn}${document.owner?.id}${document.acl?.join()}`}
          document={document}
          keep={knowledge.data?.may.keep ?? false}
        />
      )}
    </div>
  )
}

function Passages({ passages, place, document }: { passages: readonly Passage[]; place: string; document: string }) {
  const { w } = useWords()
  const marked = useRef<HTMLElement>(null)
  const [search] = useSearchParams()
  const question = search.get('q') ?? ''
  const hits = useSearch(question).data?.hits ?? []
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'center' })
    marked.current?.focus({ preventScroll: true })
  }, [place])
  return (
    <div className="kb-passages">
      {passages.map((p, i) => {
        const here = p.place === place
        const above = passages[i - 1]?.headings ?? []
        const fresh = p.headings.filter((h, n) => above[n] !== h)
        // Why it matched is said where the link led, or everywhere when it led to the whole document.
        const hit =
          question && (here || !place) ? hits.find((h) => h.document === document && h.place === p.place) : undefined
        return (
          <section
            key={p.place}
            id={p.place}
            ref={here ? marked : null}
            tabIndex={here ? -1 : undefined}
            className={here ? 'kb-passage kb-here' : 'kb-passage'}
            data-testid={here ? 'passage-found' : 'passage'}
            aria-label={here ? w.knowledge.found : undefined}
          >
            {fresh.map((h) => (
              <h2 key={h}>{h}</h2>
            ))}
            {p.question && <p className="kb-question">{p.question}</p>}
            <Text passage={p} {...(hit ? { from: hit.from, to: hit.to } : {})} />
            {p.page !== undefined && <span className="faint kb-pageno">{w.knowledge.page(p.page)}</span>}
            {hit && <Why why={hit.why} />}
          </section>
        )
      })}
    </div>
  )
}

function Text({ passage, from = 0, to = 0 }: { passage: Passage; from?: number; to?: number }) {
  if (passage.kind === 'table') {
    const [head = [], ...rows] = passage.text.split('\n').map((line) => line.split(' | '))
    return (
      <div className="table-scroll" tabIndex={0} role="group">
        <table className="plain-table">
          <thead>
            <tr>
              {head.map((cell, i) => (
                <th key={i} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {row.map((cell, j) => (
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  }
  if (passage.kind === 'code') return <pre className="kb-code">{passage.text}</pre>
  return (
    <p className="kb-text">
      {passage.text.slice(0, from)}
      {to > from && <mark className="quote-best">{passage.text.slice(from, to)}</mark>}
      {passage.text.slice(to)}
    </p>
  )
}
