// An approver outside the requester's line, again and again for the same requester, quickly and near the limit.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, type Decision, type History } from '../history.ts'
import { writeInstant } from '../log/instant.ts'
import { certainty, median, rank } from './measure.ts'

const FEWEST = 4

export function collusions(history: History): Finding[] {
  const { people, policy } = history
  if (people.size === 0) return []
  const approvals = history.decisions.filter((d) => d.approval && d.actor !== history.requesterOf(d.case))
  const inLine = (d: Decision): boolean => {
    const line = lineOf(history.requesterOf(d.case), history)
    return (
      line.has(d.actor) ||
      policy.delegations.some((x) => x.to === d.actor && line.has(x.from) && d.ms >= x.start && d.ms < x.end)
    )
  }
  // Only roles that belong to the line: an administration signs for everybody.
  const ofLine = new Set(
    [...groupBy(approvals, (d) => d.role)]
      .filter(([, list]) => list.filter(inLine).length >= list.length * 0.5)
      .map(([role]) => role),
  )
  const judged = approvals.filter((d) => ofLine.has(d.role))
  const outside = judged.filter((d) => !inLine(d))
  const byRequester = groupBy(judged, (d) => history.requesterOf(d.case))
  const byApprover = groupBy(outside, (d) => d.actor)
  const usualWait = median(judged.map((d) => d.wait).filter((w) => w > 0))
  const found: Finding[] = []
  for (const [pair, list] of groupBy(outside, (d) => `${history.requesterOf(d.case)}|${d.actor}`)) {
    const cases = [...new Set(list.map((d) => d.case))]
    if (cases.length < FEWEST) continue
    const [requester = '', approver = ''] = pair.split('|')
    const share = cases.length / new Set(byRequester.get(requester)!.map((d) => d.case)).size
    // Signs outside the line for many: a stand-in, a shared service, a reorganisation nobody recorded.
    const focus = list.length / byApprover.get(approver)!.length
    if (focus < 0.4) continue
    const wait = median(list.map((d) => d.wait))
    const near =
      cases.filter(
        (c) =>
          (history.record[c]?.amount ?? 0) >= policy.directorThreshold * 0.8 &&
          (history.record[c]?.amount ?? 0) < policy.directorThreshold,
      ).length / cases.length
    const strength = (cases.length - 2) * focus * (1 + share + near + (wait < usualWait / 2 ? 1 : 0))
    found.push({
      kind: 'collusion',
      caseIds: cases.map((c) => caseName(history, c)),
      entity: pair,
      score: rank(certainty(strength, 2)),
      facts: {
        requester,
        approver,
        count: cases.length,
        line: people.get(requester)?.manager || '-',
        share: Math.round(share * 100),
        hours: Math.round(wait / 360_000) / 10,
        near: Math.round(near * 100),
      },
      detectedAt: writeInstant(list.toSorted((a, b) => a.ms - b.ms)[FEWEST - 1]!.ms, list[0]!.offset),
    })
  }
  return found
}

/** Everybody above, up to the top. */
function lineOf(person: string, { people }: History): Set<string> {
  const line = new Set<string>()
  for (let at = people.get(person)?.manager ?? ''; at !== '' && !line.has(at); at = people.get(at)?.manager ?? '')
    line.add(at)
  return line
}
