// When a page breaks or does not load: say so, lose nothing, offer the way back.
import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { AlertIcon } from './icons.tsx'
import { Empty } from './empty.tsx'

/** React offers error boundaries only as classes. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }
  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children
  }
}

function BrokenPage() {
  const { w } = useWords()
  return (
    <div className="middle" role="alert">
      <Empty icon={<AlertIcon size={28} />} title={w.state.broken} hint={w.state.brokenHint}>
        <Button type="primary" onClick={() => location.reload()}>
          {w.state.reload}
        </Button>
      </Empty>
    </div>
  )
}

export function LoadFailed({ error, again }: { error: unknown; again: () => void }) {
  const { w, why } = useWords()
  return (
    <div className="middle" role="alert">
      <Empty icon={<AlertIcon size={28} />} title={w.state.failed} hint={why(error)}>
        <Button onClick={again}>{w.state.retry}</Button>
      </Empty>
    </div>
  )
}
