// The digest on the web: what needs the reader, what is stuck and with whom, what was found, how things move.
import { Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useDigest, useSetRhythm, type DigestView, type Rhythm } from '../data/insight.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { CheckIcon, RightIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { Findings } from './list.tsx'

const RHYTHMS: readonly Rhythm[] = ['off', 'daily', 'weekly']

export function DigestTab({ rhythm }: { rhythm: Rhythm }) {
  const { w } = useWords()
  const d = w.insight.digest
  const [period, setPeriod] = useState<'day' | 'week'>('week')
  const digest = useDigest(period)
  const setRhythm = useSetRhythm()
  return (
    <>
      <div className="filters insight-filters">
        <Segmented<'day' | 'week'>
          value={period}
          onChange={setPeriod}
          options={(['week', 'day'] as const).map((p) => ({ value: p, label: d.period[p] }))}
          aria-label={w.insight.tabs.digest}
        />
        <span className="insight-rhythm">
          <span id="insight-rhythm" className="faint">
            {d.rhythm}
          </span>
          <Segmented<Rhythm>
            aria-labelledby="insight-rhythm"
            value={setRhythm.variables ?? rhythm}
            onChange={(next) => setRhythm.mutate(next)}
            options={RHYTHMS.map((r) => ({ value: r, label: d.rhythms[r] }))}
          />
        </span>
      </div>
      {digest.isPending ? (
        <ListSkeleton />
      ) : digest.error ? (
        <LoadFailed error={digest.error} again={() => void digest.refetch()} />
      ) : (
        <Whole digest={digest.data} />
      )}
    </>
  )
}

function Whole({ digest }: { digest: DigestView }) {
  const { w } = useWords()
  const d = w.insight.digest
  const quiet = digest.waiting.length + digest.stuck.length + digest.findings.length === 0
  return (
    <div className="insight-digest" data-testid="digest">
      {quiet && <Empty icon={<CheckIcon size={28} />} title={d.quiet} />}
      {digest.waiting.length > 0 && (
        <Part title={d.waiting} count={digest.waiting.length}>
          <Waiting digest={digest} />
        </Part>
      )}
      {digest.stuck.length > 0 && (
        <Part title={d.stuck} count={digest.stuck.length}>
          <Stuck digest={digest} />
        </Part>
      )}
      {digest.findings.length > 0 && (
        <Part title={d.findings} count={digest.findings.length}>
          <Findings items={digest.findings} acts />
          {digest.findingsMore > 0 && <p className="faint insight-note">{d.more(digest.findingsMore)}</p>}
        </Part>
      )}
      <Part title={d.moves}>
        {digest.moves.map((said) => (
          <p key={said}>{said}</p>
        ))}
        <img className="insight-picture" src="/api/insight/digest.png" alt={d.picture} width={390} height={460} />
        {!digest.hasLine && <p className="faint">{d.noLine}</p>}
      </Part>
    </div>
  )
}

function Part({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="kb-section">
        {title}
        {count !== undefined && <span className="tab-count num">{count}</span>}
      </h2>
      {children}
    </section>
  )
}

function Waiting({ digest }: { digest: DigestView }) {
  const { w, pick } = useWords()
  return (
    <ul className="rows">
      {digest.waiting.slice(0, 8).map((t) => (
        <li key={t.task}>
          <Link className="row-item" to={`/requests/${t.id}`}>
            <span className="row-main">
              <span className="row-title">{pick(t.title)}</span>
              <span className="row-facts">
                <span>{t.initiator.name}</span>
                <span className="num">{t.number}</span>
                {t.overdue && <span className="kb-tag kb-tag-due">{w.insight.digest.late}</span>}
              </span>
            </span>
            <RightIcon size={16} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Stuck({ digest }: { digest: DigestView }) {
  const { w, pick } = useWords()
  const d = w.insight.digest
  return (
    <ul className="rows">
      {digest.stuck.slice(0, 12).map((s) => {
        const inside = (
          <>
            <span className="row-main">
              <span className="row-title">
                {s.initiator.name} · {pick(s.title ?? s.process)}
              </span>
              <span className="row-facts">
                <span className="num">{s.number}</span>
                <span>{d.stuckAt({ who: w.list(s.waitingFor.map((p) => p.name)), days: s.days })}</span>
                {s.late && <span className="kb-tag kb-tag-due">{d.late}</span>}
              </span>
            </span>
            {s.title && <RightIcon size={16} />}
          </>
        )
        return (
          <li key={s.request}>
            {s.title ? (
              <Link className="row-item" to={`/requests/${s.request}`}>
                {inside}
              </Link>
            ) : (
              <div className="row-item insight-still">{inside}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
