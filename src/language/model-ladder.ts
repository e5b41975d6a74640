// The ladder of asking for JSON: the strictest way that a server really keeps, found out once, a rung lower whenever it complains.
import type { Model, ModelQuestion, ModelReply, Rung } from './ports.ts'

/** What is known of a server: its rung, and its little ways. */
export interface Ways {
  rung: Rung
  /** Reasoning models refuse one. */
  temperature: boolean
  limit: 'max_tokens' | 'max_completion_tokens'
}

/** Kept over restarts by whoever opens it; `place` is address and model. */
export interface KnownServers {
  get(place: string): Ways | undefined
  set(place: string, ways: Ways): void
}

export const forgetful = (): KnownServers => {
  const known = new Map<string, Ways>()
  return { get: (place) => known.get(place), set: (place, ways) => void known.set(place, ways) }
}

/** What a server does not like about how it was asked. */
export type Complaint = 'temperature' | 'limit' | 'format'

/** One question, asked in exactly this way. */
export interface Asker {
  once(question: ModelQuestion, ways: Ways, signal: AbortSignal): Promise<ModelReply>
  /** Undefined: no complaint but a failure. */
  complaint(error: unknown): Complaint | undefined
  fault(error: unknown): Error
  /** The ways this vendor has, strictest first; the last is always `text`. */
  rungs: readonly Rung[]
}

export interface ProbedModel extends Model {
  /** Finds out, at set-up, which rung the server keeps; remembered for this address and model. */
  probe(signal: AbortSignal): Promise<Rung>
}

export function onLadder(
  about: { name: string; endpoint: string; place: string },
  servers: KnownServers,
  { once, complaint, fault, rungs }: Asker,
): ProbedModel {
  const { name, endpoint, place } = about
  const known = (): Ways => {
    const kept = servers.get(place)
    // A rung that this vendor does not have (learnt through another one) is no answer.
    if (kept && rungs.includes(kept.rung)) return kept
    return { temperature: true, limit: 'max_tokens', ...kept, rung: rungs[0] ?? 'text' }
  }

  /** Complaints about how it was asked are answered by asking more plainly, and remembered. */
  const ask = async (question: ModelQuestion, signal: AbortSignal, from = known()): Promise<ModelReply> => {
    let ways = from
    for (;;) {
      try {
        const reply = await once(question, ways, signal)
        servers.set(place, { ...ways, rung: reply.by })
        return reply
      } catch (error) {
        const what = complaint(error)
        const plainer = what && lower(ways, what, rungs)
        if (!plainer) throw fault(error)
        ways = plainer
      }
    }
  }

  return {
    name,
    endpoint,
    rung: () => known().rung,
    ask: (question, signal) => ask(question, signal),
    async probe(signal) {
      const first = rungs.indexOf(known().rung)
      for (const rung of rungs.slice(first)) {
        const reply = await ask(PROBE, signal, { ...known(), rung })
        // What was learnt on the way (no temperature, another name for the limit) is kept.
        servers.set(place, { ...known(), rung: reply.by })
        if (keeps(reply)) return reply.by
      }
      servers.set(place, { ...known(), rung: 'text' })
      return 'text'
    },
  }
}

/** The next plainer way to ask; undefined when there is none. */
function lower(ways: Ways, about: Complaint, rungs: readonly Rung[]): Ways | undefined {
  if (about === 'temperature' && ways.temperature) return { ...ways, temperature: false }
  if (about === 'limit' && ways.limit === 'max_tokens') return { ...ways, limit: 'max_completion_tokens' }
  const next = rungs[rungs.indexOf(ways.rung) + 1]
  return next && { ...ways, rung: next }
}

/** The schema allows one word that the question never mentions: only a server that enforces it can answer so. */
const PROBE: ModelQuestion = {
  prompt: 'probe',
  system: 'Answer with a JSON object that has one property "fruit".',
  turns: [{ role: 'user', text: 'Name a fruit, as JSON.' }],
  schema: {
    name: 'probe',
    json: {
      type: 'object',
      properties: { fruit: { type: 'string', enum: ['xylocarp'] } },
      required: ['fruit'],
      additionalProperties: false,
    },
  },
  maxTokens: 60,
}

/** A schema is kept when only its one word comes back; a JSON object, when one does; text always. */
function keeps({ text, by }: ModelReply): boolean {
  if (by === 'text') return true
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value !== 'object' || value === null) return false
    if (by === 'json_object') return true
    return 'fruit' in value && value.fruit === 'xylocarp' && Object.keys(value).length === 1
  } catch {
    return false
  }
}
