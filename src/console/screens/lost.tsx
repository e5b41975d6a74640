// No page lives at this address.
import { Button } from 'antd'
import { Link } from 'react-router'
import { Empty } from '../shell/empty.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function Lost() {
  const { w } = useWords()
  usePageTitle(w.state.lost)
  return (
    <div className="middle" data-testid="not-found">
      <Empty title={w.state.lost} hint={w.state.lostHint}>
        <Link to="/">
          <Button type="primary">{w.state.home}</Button>
        </Link>
      </Empty>
    </div>
  )
}
