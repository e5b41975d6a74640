// The names activities have in our own log: the verb, the process and the step. Screens turn them into words.

export const OWN_VERBS = [
  'submit',
  'resubmit',
  'approve',
  'handle',
  'return',
  'reject',
  'transfer',
  'withdraw',
] as const
export type OwnVerb = (typeof OWN_VERBS)[number]

export const activityOf = (verb: OwnVerb, process: string, step?: string): string =>
  step === undefined ? `${verb}:${process}` : `${verb}:${process}/${step}`

const OWN = new RegExp(`^(${OWN_VERBS.join('|')}):([^/:\\s]+)(?:/([^/:\\s]+))?$`, 'u')

/** Undefined for an activity of any other log. */
export function readActivity(text: string): { verb: OwnVerb; process: string; step?: string } | undefined {
  const [, verb, process, step] = OWN.exec(text) ?? []
  if (verb === undefined || process === undefined) return undefined
  return { verb: verb as OwnVerb, process, ...(step === undefined ? {} : { step }) }
}
