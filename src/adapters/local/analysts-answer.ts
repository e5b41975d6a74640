// What the analysts' thread answers: one analyst an organisation.
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createAnalyst, type Analyst, type Page, type Study } from '../../insight/own-analyst.ts'
import type { OwnRequest } from '../../insight/own-log.ts'
import type { Load } from '../../insight/predict/load.ts'

const byOrg = new Map<string, Analyst>()
const analystOf = (org: string): Analyst => {
  const known = byOrg.get(org) ?? createAnalyst()
  byOrg.set(org, known)
  return known
}

export function answerFor(org: string, call: string, given: unknown): unknown {
  const analyst = analystOf(org)
  switch (call) {
    case 'begin':
      return analyst.begin(given as Study)
    case 'add':
      return analyst.add(given as Page)
    case 'finish': {
      const { findings, requests } = analyst.finish()
      const saved = analyst.saved()
      return { findings, requests, ...(saved ? { learnt: gzipSync(serialize(saved), { level: 1 }) } : {}) }
    }
    case 'recall': {
      const { study, bytes } = given as { study: Study; bytes: Uint8Array }
      return analyst.recall(study, deserialize(gunzipSync(bytes)))
    }
    case 'forecast': {
      const { own, load } = given as { own: OwnRequest; load?: Load }
      return analyst.forecast(own, load)
    }
    case 'moved':
      return analyst.moved(given as OwnRequest)
    case 'map': {
      const { process, since } = given as { process: string; since: number }
      return analyst.map(process, since)
    }
    default:
      throw new Error(`the analysts know no ${call}`)
  }
}
