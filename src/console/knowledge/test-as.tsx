// For administrators: what would a colleague be told?
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTestAs } from '../data/knowledge.ts'
import { PersonSelect, useSeenPeople } from '../form/person-select.tsx'
import { useWords } from '../words/words.tsx'
import { Answer } from './answer.tsx'

export function TestAs() {
  const { w, why } = useWords()
  const k = w.knowledge.test
  const [person, setPerson] = useState<string | undefined>()
  const [question, setQuestion] = useState('')
  const [asked, setAsked] = useState<string | undefined>()
  const seen = useSeenPeople(undefined)
  const test = useTestAs()
  return (
    <>
      <p className="note">{k.hint}</p>
      <form
        className="kb-test"
        onSubmit={(e) => {
          e.preventDefault()
          if (!person || !question.trim()) return
          setAsked(person)
          test.mutate({ person, question: question.trim() })
        }}
      >
        <PersonSelect label={k.person} value={person ? [person] : []} onChange={(ids) => setPerson(ids[0])} />
        <Input
          aria-label={k.question}
          placeholder={k.question}
          maxLength={500}
          value={question}
          onChange={(e) => setQuestion(e.target.value)}
          data-testid="test-question"
        />
        <Button
          type="primary"
          htmlType="submit"
          disabled={!person || !question.trim()}
          loading={test.isPending}
          data-testid="test-run"
        >
          {k.run}
        </Button>
      </form>
      {test.error && (
        <div className="note note-danger" role="alert">
          {why(test.error)}
        </div>
      )}
      {test.data && asked && (
        <>
          <h2 className="kb-section">{k.told(seen.get(asked)?.name ?? asked)}</h2>
          <Answer answer={test.data} />
        </>
      )}
    </>
  )
}
