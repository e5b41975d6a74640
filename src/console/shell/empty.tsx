// Nothing to show yet: either a calm sentence, or the outline of what is coming.
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'

export function Empty({
  icon,
  title,
  hint,
  children,
}: {
  icon?: ReactNode
  title: string
  hint?: string
  children?: ReactNode
}) {
  return (
    <div className="empty">
      {icon && <div className="empty-icon">{icon}</div>}
      <div className="empty-title">{title}</div>
      {hint && <div className="empty-hint">{hint}</div>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}

export function PageSkeleton() {
  const { w } = useWords()
  return (
    <div className="page" aria-busy="true" aria-label={w.state.loading}>
      <Skeleton active title={{ width: 160 }} paragraph={{ rows: 5 }} />
    </div>
  )
}

export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const { w } = useWords()
  return (
    <div className="rows" aria-busy="true" aria-label={w.state.loading}>
      {Array.from({ length: rows }, (_, i) => (
        <div className="row-item row-skeleton" key={i}>
          <Skeleton active avatar={{ size: 36 }} title={{ width: '45%' }} paragraph={{ rows: 1, width: '70%' }} />
        </div>
      ))}
    </div>
  )
}
