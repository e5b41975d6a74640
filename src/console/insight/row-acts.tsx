// Under a finding of the digest: to its requests, "not an issue" and a question to the person, each one tap away.
import { App, Button } from 'antd'
import { Link } from 'react-router'
import { useActOn, type FindingView } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'

const MOST_CASES = 3

export function RowActs({ finding }: { finding: FindingView }) {
  const { w, why } = useWords()
  const { message } = App.useApp()
  const acting = useActOn(finding.id)
  const { may, cases, state } = finding
  const open = cases.filter((c) => c.mayOpen).slice(0, MOST_CASES)
  if (open.length === 0 && !may.judge && !may.ask) return null
  const send = async (act: 'dismiss' | 'ask') => {
    try {
      message.success((await acting.mutateAsync({ act })).message)
    } catch (error) {
      message.error(why(error))
    }
  }
  return (
    <div className="insight-row-acts">
      {open.map((c) => (
        <Link key={c.id} className="num" to={`/requests/${c.id}`}>
          {c.number}
        </Link>
      ))}
      {may.judge && (
        <Button size="small" disabled={acting.isPending} onClick={() => void send('dismiss')} data-testid="row-dismiss">
          {w.insight.act.dismiss}
        </Button>
      )}
      {may.ask && (
        <Button
          size="small"
          disabled={acting.isPending || state === 'asked'}
          onClick={() => void send('ask')}
          data-testid="row-ask"
        >
          {w.insight.act.ask}
        </Button>
      )}
    </div>
  )
}
