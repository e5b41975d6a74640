// The drawn process map: boxes with their counts and waits, arrows as thick as the way is travelled. The table below says the same in words.
import { useMemo } from 'react'
import type { MapNode, MapView } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'
import { place, type Placed } from './layout.ts'

export function Drawing({ map }: { map: MapView }) {
  const { w, pick } = useWords()
  const m = w.insight.map
  const nameOf = useMemo(
    () => (node: MapNode) =>
      node.id === 'START' ? m.start : node.id === 'END' ? m.end : shortName(pick(node.label), pick(map.name)),
    [m, pick, map.name],
  )
  const placed = useMemo(() => place(map, nameOf), [map, nameOf])
  const busiest = Math.max(1, ...placed.edges.map((e) => e.count))
  return (
    <div className="insight-map" tabIndex={0} role="group" aria-label={`${pick(map.name)} · ${w.insight.tabs.map}`}>
      <svg
        width={placed.width}
        height={placed.height}
        viewBox={`0 0 ${placed.width} ${placed.height}`}
        role="img"
        aria-label={`${pick(map.name)}: ${m.requests(map.requests)}`}
        data-testid="process-map"
      >
        <defs>
          <marker
            id="insight-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M0 0 8 4 0 8z" className="insight-arrow" />
          </marker>
        </defs>
        {placed.edges.map((e) => (
          <Edge key={`${e.from} ${e.to}`} edge={e} busiest={busiest} />
        ))}
        {placed.nodes.map((n) => (
          <Box key={n.node.id} at={n} name={nameOf(n.node)} />
        ))}
        {placed.edges.map((e) => (
          <EdgeWords key={`${e.from} ${e.to}`} edge={e} />
        ))}
      </svg>
    </div>
  )
}

/** The process stands above the picture: its name need not stand in every box. */
const shortName = (label: string, process: string): string =>
  label.startsWith(`${process}·`) || label.startsWith(`${process}: `)
    ? label.slice(process.length).replace(/^(·|: )/u, '')
    : label

function Edge({ edge, busiest }: { edge: Placed['edges'][number]; busiest: number }) {
  return (
    <path
      className="insight-edge"
      d={curve(edge.points)}
      strokeWidth={1 + (5 * edge.count) / busiest}
      markerEnd="url(#insight-arrow)"
      fill="none"
    />
  )
}

function EdgeWords({ edge }: { edge: Placed['edges'][number] }) {
  return (
    <text className="insight-edge-words num" x={edge.label.x} y={edge.label.y + 4} textAnchor="middle">
      {edge.count}
    </text>
  )
}

function Box({ at, name }: { at: Placed['nodes'][number]; name: string }) {
  const { w } = useWords()
  const { node, x, y, width, height } = at
  const ends = node.id === 'START' || node.id === 'END'
  const wait = node.median === undefined ? undefined : w.insight.map.hours(node.median / 3_600_000)
  return (
    <g transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <rect
        className={ends ? 'insight-end' : 'insight-box'}
        width={width}
        height={height}
        rx={ends ? height / 2 : 10}
      />
      {node.share !== undefined && node.share > 0.02 && (
        <rect
          className="insight-heat"
          width={width}
          height={height}
          rx={10}
          opacity={Math.min(0.75, 0.12 + node.share * 1.4)}
        />
      )}
      <text className="insight-name" x={width / 2} y={ends ? height / 2 + 5 : 19} textAnchor="middle">
        {name}
      </text>
      {!ends && (
        <text className="insight-count num" x={width / 2} y={36} textAnchor="middle">
          {node.count}
          {wait && ` · ${wait}`}
        </text>
      )}
    </g>
  )
}

/** Through dagre's points, rounded at each of them. */
function curve(points: Placed['edges'][number]['points']): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${first.x} ${first.y}`
  rest.forEach((p, i) => {
    const next = rest[i + 1]
    path += next ? ` Q${p.x} ${p.y} ${(p.x + next.x) / 2} ${(p.y + next.y) / 2}` : ` L${p.x} ${p.y}`
  })
  return path
}
