// The blocks of a card, one renderer for each kind.
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Block } from '../data/shapes.ts'
import { AlertIcon, LockIcon, RightIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

type Of<K extends Block['block']> = Extract<Block, { block: K }>

const renderers = {
  text: ({ block }: { block: Of<'text'> }) => <p className="card-text">{block.text}</p>,
  fields: FieldsBlock,
  table: TableBlock,
  route: ({ block }: { block: Of<'route'> }) => (
    <ol>
      {block.steps.map((s, i) => (
        <li key={i} className={`route-line route-${s.state}`}>
          <span className="route-name">{s.name}</span> {s.state !== 'coming' && <RouteState state={s.state} />}
          {s.people.length > 0 && <People names={s.people} />}
          {s.detail && <div className="route-detail">{s.detail}</div>}
        </li>
      ))}
    </ol>
  ),
  list: ListBlock,
  quote: QuoteBlock,
  image: ({ block }: { block: Of<'image'> }) => (
    <img className="card-image" src={`/api/files/${encodeURIComponent(block.file)}`} alt={block.alt} loading="lazy" />
  ),
  note: ({ block }: { block: Of<'note'> }) => (
    <div className={`note note-${block.tone}`}>
      <AlertIcon size={18} />
      <span>{block.text}</span>
    </div>
  ),
} satisfies { [K in Block['block']]: (props: { block: Of<K> }) => ReactNode }

export function CardBlock({ block }: { block: Block }) {
  const Renderer = renderers[block.block] as (props: { block: Block }) => ReactNode
  return <Renderer block={block} />
}

function FieldsBlock({ block }: { block: Of<'fields'> }) {
  const { w } = useWords()
  return (
    <dl className="fields">
      {block.rows.map((r, i) => [
        <dt key={`t${i}`}>{r.label}</dt>,
        <dd key={`d${i}`}>
          {r.value}
          {r.private && (
            <Tooltip title={w.card.private}>
              <span role="img" aria-label={w.card.private}>
                <LockIcon size={14} />
              </span>
            </Tooltip>
          )}
          {r.changed && <span className="tag-changed">{w.card.changed}</span>}
        </dd>,
      ])}
    </dl>
  )
}

function TableBlock({ block }: { block: Of<'table'> }) {
  return (
    <div className="table-scroll" tabIndex={0} role="group">
      <table className="plain-table">
        <thead>
          <tr>
            {block.columns.map((c, i) => (
              <th key={i} scope="col">
                {c}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, i) => (
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

function ListBlock({ block }: { block: Of<'list'> }) {
  const many = block.items.length > 1
  return (
    <ol className="card-list">
      {block.items.map((item, i) => {
        const leads = item.request ? `/requests/${item.request}` : item.path
        const inside = (
          <>
            {many && <span className="card-list-n">{i + 1}</span>}
            <span>
              <span className="card-list-title">{item.title}</span>
              {item.detail && <span className="card-list-detail">{item.detail}</span>}
            </span>
            {leads && <RightIcon size={16} />}
          </>
        )
        return (
          <li key={i}>
            {leads ? (
              <Link className="card-list-item" to={leads}>
                {inside}
              </Link>
            ) : (
              <div className="card-list-item">{inside}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** The best sentence stands out; the source is the way to the page. */
function QuoteBlock({ block }: { block: Of<'quote'> }) {
  return (
    <figure className="quote" data-testid="quote">
      <blockquote>
        {block.sentences.map((s, i) =>
          s.best ? (
            <mark key={i} className="quote-best">
              {s.text}
            </mark>
          ) : (
            <p key={i}>{s.text}</p>
          ),
        )}
      </blockquote>
      <figcaption>
        {block.path ? (
          <Link to={block.path} data-testid="quote-source">
            {block.source}
            <RightIcon size={14} />
          </Link>
        ) : (
          block.source
        )}
      </figcaption>
    </figure>
  )
}

function RouteState({ state }: { state: Of<'route'>['steps'][number]['state'] }) {
  const { w } = useWords()
  return <span className="route-detail">{w.request.stepState[state]}</span>
}

function People({ names }: { names: readonly string[] }) {
  const { w } = useWords()
  return <div className="route-people">{w.list(names)}</div>
}
