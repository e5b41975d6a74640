// The knowledge base: ask or search at the top, below it the documents and what owners and keepers look after.
import { Button, Input, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useKnowledge } from '../data/knowledge.ts'
import { Documents } from '../knowledge/documents.tsx'
import { Gaps } from '../knowledge/gaps.tsx'
import { Results } from '../knowledge/results.tsx'
import { Sources } from '../knowledge/sources.tsx'
import { TestAs } from '../knowledge/test-as.tsx'
import { Verified } from '../knowledge/verified.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { ListSkeleton } from '../shell/empty.tsx'
import { SearchIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function Knowledge() {
  const { w } = useWords()
  const k = w.knowledge
  usePageTitle(k.title)
  const [search, setSearch] = useSearchParams()
  const question = search.get('q') ?? ''
  const knowledge = useKnowledge()
  const set = (part: Record<string, string>) => setSearch(Object.fromEntries(Object.entries(part).filter(([, v]) => v)))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{k.title}</h1>
      </div>
      <Ask key={question} question={question} ask={(q) => set({ q })} />
      {question ? (
        <Results question={question} />
      ) : knowledge.isPending ? (
        <ListSkeleton />
      ) : knowledge.error ? (
        <LoadFailed error={knowledge.error} again={() => void knowledge.refetch()} />
      ) : (
        <Sections data={knowledge.data} tab={search.get('tab') ?? 'documents'} choose={(tab) => set({ tab })} />
      )}
    </div>
  )
}

function Ask({ question, ask }: { question: string; ask: (q: string) => void }) {
  const { w } = useWords()
  const k = w.knowledge
  const [typed, setTyped] = useState(question)
  useEffect(() => {
    if (typed === '' && question !== '') ask('')
  })
  return (
    <form
      className="kb-ask"
      role="search"
      onSubmit={(e) => {
        e.preventDefault()
        ask(typed.trim())
      }}
    >
      <Input
        size="large"
        allowClear
        maxLength={500}
        prefix={<SearchIcon size={18} />}
        placeholder={k.ask}
        aria-label={k.ask}
        data-testid="kb-ask"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
      />
      <Button size="large" type="primary" htmlType="submit" data-testid="kb-search">
        {k.search}
      </Button>
    </form>
  )
}

type Data = NonNullable<ReturnType<typeof useKnowledge>['data']>

function Sections({ data, tab, choose }: { data: Data; tab: string; choose: (tab: string) => void }) {
  const { w } = useWords()
  const { tabs } = w.knowledge
  const { may, documents } = data
  const items = [
    { key: 'documents', label: tabs.documents, children: <Documents documents={documents} keep={may.keep} /> },
    { key: 'verified', label: tabs.verified, children: <Verified mayAdd={may.seeGaps} /> },
    ...(may.seeGaps ? [{ key: 'gaps', label: tabs.gaps, children: <Gaps /> }] : []),
    ...(may.keep ? [{ key: 'sources', label: tabs.sources, children: <Sources /> }] : []),
    ...(may.testAs ? [{ key: 'test', label: tabs.test, children: <TestAs /> }] : []),
  ]
  return (
    <Tabs
      className="kb-tabs"
      activeKey={items.some((i) => i.key === tab) ? tab : 'documents'}
      onChange={(key) => choose(key === 'documents' ? '' : key)}
      destroyOnHidden
      items={items}
    />
  )
}
