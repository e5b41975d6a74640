// Where the boxes and arrows of a process map go: from top to bottom, laid out by dagre.
import { graphlib, layout } from '@dagrejs/dagre'
import type { MapNode, MapView } from '../data/insight.ts'

export interface Placed {
  width: number
  height: number
  nodes: readonly { node: MapNode; x: number; y: number; width: number; height: number }[]
  edges: readonly { from: string; to: string; count: number; median: number; points: readonly Point[]; label: Point }[]
}
interface Point {
  x: number
  y: number
}

/** Chinese is twice as wide as Latin. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e80 ? 13.5 : 7.2), 0)

const HEIGHT = 46

export function place(map: MapView, nameOf: (node: MapNode) => string): Placed {
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 46, edgesep: 18, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of map.nodes) {
    const ends = node.id === 'START' || node.id === 'END'
    graph.setNode(node.id, {
      width: ends ? 84 : Math.max(112, widthOf(nameOf(node)) + 30),
      height: ends ? 32 : HEIGHT,
    })
  }
  for (const edge of map.edges)
    // The usual way is drawn straight: its weight pulls the boxes into one line.
    graph.setEdge(edge.from, edge.to, { weight: edge.count, width: 46, height: 16, labelpos: 'c' })
  layout(graph)
  const size = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: map.nodes.map((node) => {
      const at = graph.node(node.id) as { x: number; y: number; width: number; height: number }
      return { node, x: at.x, y: at.y, width: at.width, height: at.height }
    }),
    edges: map.edges.map((edge) => {
      const at = graph.edge(edge.from, edge.to) as { points: Point[]; x: number; y: number }
      return { ...edge, points: at.points, label: { x: at.x, y: at.y } }
    }),
  }
}

/** What at least one in thirty requests does, and enough to reach every step that is left. */
export function mainPaths(map: MapView): MapView {
  const least = map.requests / 30
  const edges = map.edges.filter((e) => e.count >= least)
  const used = new Set(edges.flatMap((e) => [e.from, e.to]))
  // A box without a way in or out would hang in the air: its busiest edge comes along.
  for (const node of map.nodes) {
    if (!used.has(node.id)) continue
    for (const side of ['from', 'to'] as const) {
      const ends = side === 'from' ? 'END' : 'START'
      if (node.id === ends || edges.some((e) => e[side] === node.id)) continue
      const best = map.edges.find((e) => e[side] === node.id && used.has(e[side === 'from' ? 'to' : 'from']))
      if (best) edges.push(best)
    }
  }
  return { ...map, edges, nodes: map.nodes.filter((n) => used.has(n.id)) }
}
