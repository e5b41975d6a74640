// From a path in a definition to the line and column it stands on, and to a name people recognise.
import { isMap, isNode, isPair, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml'

export type Path = readonly PropertyKey[]
export interface Place {
  line: number
  column: number
  /** Steps and fields by their ids, e.g. `form.proof.requiredWhen`. */
  path: string
}

export interface Places {
  of(path: Path): Place
  /** The key itself, for a key that should not be there. */
  ofKey(path: Path, key: string): Place
  /** Inside a text, e.g. where a condition goes wrong. */
  inside(path: Path, from: number): Place
}

export function placesIn(doc: Document, lines: LineCounter): Places {
  const at = (offset: number, path: string): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1), path }
  }
  return {
    of: (path) => {
      const { node, name } = walk(doc, path)
      return at(offsetOf(node), name)
    },
    ofKey: (path, key) => {
      const { node, name } = walk(doc, path)
      const pair = isMap(node) ? node.items.find((p) => isScalar(p.key) && String(p.key.value) === key) : undefined
      const keyNode = pair && isNode(pair.key) ? pair.key : node
      return at(offsetOf(keyNode), name ? `${name}.${key}` : key)
    },
    inside: (path, from) => {
      const { node, name } = walk(doc, path)
      const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
      const plain = isScalar(node) && node.type === 'PLAIN'
      // In block texts the indentation is not part of the value: the start of the text is near enough.
      return at(offsetOf(node) + (quoted ? from + 1 : plain ? from : 0), name)
    },
  }
}

const offsetOf = (node: Node | undefined): number => node?.range?.[0] ?? 0

/** Follows a path of the spelt-out shape through the short forms people write; stops at the last node that is there. */
function walk(doc: Document, path: Path): { node: Node | undefined; name: string } {
  let node: Node | undefined = doc.contents ?? undefined
  const names: string[] = []
  let lost = false
  for (const segment of path) {
    const next: Node | undefined = lost ? undefined : child(node, segment)
    if (typeof segment === 'number') names.push(idOf(next) ?? keyAt(node, segment) ?? String(segment + 1))
    else if (segment !== 'fields') names.push(String(segment))
    // A list where the shape has an object: `form: [ … ]` is `form: { fields: [ … ] }`.
    if (!next && isSeq(node) && typeof segment === 'string') continue
    if (next) node = next
    else lost = true
  }
  return { node, name: names.join('.') }
}

function child(node: Node | undefined, segment: PropertyKey): Node | undefined {
  if (isSeq(node) && typeof segment === 'number') return asNode(node.items[segment])
  if (!isMap(node)) return undefined
  if (typeof segment === 'number') return asNode(node.items[segment]?.value)
  return asNode(node.items.find((p) => isScalar(p.key) && String(p.key.value) === segment)?.value)
}

const asNode = (x: unknown): Node | undefined => (isNode(x) && !isPair(x) ? x : undefined)

function idOf(node: Node | undefined): string | undefined {
  if (!isMap(node)) return undefined
  const id = node.get('id')
  return typeof id === 'string' ? id : undefined
}

function keyAt(node: Node | undefined, index: number): string | undefined {
  const key = isMap(node) ? node.items[index]?.key : undefined
  return isScalar(key) ? String(key.value) : undefined
}
