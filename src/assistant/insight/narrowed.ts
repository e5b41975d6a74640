// A question about what stands still or looks wrong may name where, with whom or which kind: then the rest is not asked for.
import type { FindingKind } from '../../insight/finding.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Organisation } from '../../people/organisation.ts'

export interface Place {
  readonly name: { readonly zh: string; readonly en: string }
  readonly people: ReadonlySet<PersonId>
}

/** "Stuck at finance", "卡在陈思远那里": the department or the person named; undefined when the words name none. */
export function placeIn(text: string, organisation: Organisation): Place | undefined {
  const lower = text.toLowerCase()
  const person = longest(
    organisation
      .people()
      .map((p) => ({ it: p, words: [p.name, ...p.aliases.filter((alias) => !/^[\p{ASCII}]+$/u.test(alias))] })),
    lower,
  )
  if (person) {
    return { name: { zh: person.name, en: person.name }, people: new Set([person.id]) }
  }
  const department = longest(
    organisation.departments().map((d) => ({
      it: d,
      // People say 财务 and finance of what is written 财务部 and Finance Department.
      words: [
        d.name.zh,
        d.name.zh.replace(/部门?$/u, ''),
        d.name.en,
        d.name.en.replace(/ (?:department|team)$/iu, ''),
        ...(d.aliases ?? []),
      ],
    })),
    lower,
  )
  if (!department) return undefined
  const here = (id: string | undefined): boolean => {
    for (let at = id, up = 0; at !== undefined && up < 20; at = organisation.department(at as never)?.parent, up++)
      if (at === department.id) return true
    return false
  }
  return {
    name: department.name,
    people: new Set(organisation.people().flatMap((p) => (here(p.department) ? [p.id] : []))),
  }
}

/** Said as a place: 张伟的单 is whose it is, 在张伟那里 is with whom it lies. */
const BEFORE = /(?:在|到|\b(?:at|with|by|in|for|on))\s*(?:the )?$/u
const AFTER = /^\s*(?:那|这|处|手里|手上|名下)/u

function longest<T>(all: readonly { it: T; words: readonly string[] }[], text: string): T | undefined {
  let best: { it: T; length: number } | undefined
  for (const { it, words } of all)
    for (const word of words) {
      const said = word.toLowerCase()
      if (said.length < 2 || said.length <= (best?.length ?? 0)) continue
      const at = text.indexOf(said)
      if (at < 0) continue
      const [before, after] = [text.slice(0, at), text.slice(at + said.length)]
      // A Latin word is a whole word.
      if (/^[\p{ASCII}]+$/u.test(said) && (/[a-z0-9]$/u.test(before) || /^[a-z0-9]/u.test(after))) continue
      if (BEFORE.test(before) || AFTER.test(after)) best = { it, length: said.length }
    }
  return best?.it
}

const WORDS: readonly (readonly [RegExp, readonly FindingKind[]])[] = [
  [/拆单|拆分|化整为零|split/iu, ['split_purchase']],
  [/重复(?:报销|付款|发票|报)|报(?:了|重)两次|duplicate|twice/iu, ['duplicate_claim']],
  [/自己(?:批|签|审)|自批|self.?approv|own request/iu, ['self_approval']],
  [/反复退|退来退去|来回退|ping.?pong|returned again/iu, ['ping_pong']],
  [/退回率|经常被退|return rate|often returned/iu, ['return_rate', 'ping_pong']],
  [/金额(?:不|异)|异常金额|大额|unusual amount|large amount/iu, ['unusual_amount']],
  [/(?:贴|靠)近?(?:着)?限额|压(?:着)?线|卡(?:着)?限额|just (?:under|below)/iu, ['threshold_hugging']],
  [/秒批|看都不看|没看就批|rubber.?stamp/iu, ['rubber_stamp']],
  [/深夜|半夜|夜里|下班(?:时间|后)|非工作时间|off.?hours|at night/iu, ['off_hours']],
  [/串通|勾结|合谋|collu/iu, ['collusion']],
  [/瓶颈|最(?:慢|拖)|卡得最|耗时最|bottleneck|slowest/iu, ['bottleneck']],
  [/离职.{0,6}(?:批|签|审)|(?:left|former) .{0,20}(?:approv|sign)/iu, ['inactive_actor']],
  [/漏(?:批|签|审|了)|少(?:批|签|审)|跳过|skipp|missing (?:step|approval|signature)/iu, ['missing_step', 'skip']],
  [/超(?:限|越)|越权|over (?:the )?limit/iu, ['over_limit']],
  [/先付|付款.{0,6}(?:早|前)|paid before/iu, ['order_violation']],
]

/** The kinds a question names; none = all of them. */
export const kindsIn = (text: string): FindingKind[] => WORDS.flatMap(([said, kinds]) => (said.test(text) ? kinds : []))
