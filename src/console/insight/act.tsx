// What the reader may do with a finding: explain it, judge it, or ask the person it is about.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useActOn, type FindingDetail } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'

const LONGEST = 1000

export function Act({ finding }: { finding: FindingDetail }) {
  const { w, why } = useWords()
  const { act } = w.insight
  const { message } = App.useApp()
  const acting = useActOn(finding.id)
  const [words, setWords] = useState('')
  const { may } = finding
  if (!may.answer && !may.judge && !may.ask) return null
  const send = async (what: 'answer' | 'confirm' | 'dismiss' | 'ask') => {
    const said = words.trim()
    try {
      const done = await acting.mutateAsync({ act: what, ...(said ? { words: said } : {}) })
      setWords('')
      message.success(done.message)
    } catch (error) {
      message.error(why(error))
    }
  }
  const label = may.answer ? act.answerLabel : act.judgeLabel
  return (
    <div className="panel insight-act">
      <Input.TextArea
        aria-label={label}
        placeholder={label}
        value={words}
        maxLength={LONGEST}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(e) => setWords(e.target.value)}
        data-testid="finding-words"
      />
      <div className="insight-buttons">
        {may.answer && (
          <Button
            type="primary"
            disabled={!words.trim()}
            loading={acting.isPending}
            onClick={() => void send('answer')}
            data-testid="act-answer"
          >
            {act.answer}
          </Button>
        )}
        {may.judge && (
          <>
            <Button disabled={acting.isPending} onClick={() => void send('dismiss')} data-testid="act-dismiss">
              {act.dismiss}
            </Button>
            <Button disabled={acting.isPending} onClick={() => void send('confirm')} data-testid="act-confirm">
              {act.confirm}
            </Button>
          </>
        )}
        {may.ask && (
          <Button
            disabled={acting.isPending || finding.state === 'asked'}
            onClick={() => void send('ask')}
            data-testid="act-ask"
          >
            {act.ask}
          </Button>
        )}
      </div>
    </div>
  )
}
