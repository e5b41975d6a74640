// The wrongdoing of a generated company, plain or disguised, and beside each kind what looks like it and is lawful.
import { BEGIN, DAY, HOUR, YEAR, workAt, type Claim, type Making, type Person } from './history-generator.ts'

export function wrongdoing(m: Making, receipt: () => string): void {
  const { chance, setting, people, truth, lookalikes } = m
  const d = setting.disguise
  const staff = chance.shuffle(people.filter((p) => p.role === 'EMPLOYEE'))
  const heads = chance.shuffle(people.filter((p) => p.role === 'SUPERVISOR'))
  const someone = (): Person => staff.pop() ?? chance.pick(people.filter((p) => p.role === 'EMPLOYEE'))
  const day = (): number => 20 + chance.int(YEAR - 60)
  const times = Math.max(3, Math.round(setting.people / 16))
  const alike = (...claims: Claim[]): void => claims.forEach((c) => lookalikes.add(c.id))

  for (let k = 0; k < times; k++) {
    const p = someone()
    const [start, parts, vendor] = [day(), 2 + chance.int(3), `Vendor ${chance.int(900)} Ltd`]
    const total = setting.limit * chance.between(1.05, 1.5)
    const share = Array.from({ length: parts }, () => 1 + chance.next() * 0.6)
    const sum = share.reduce((a, b) => a + b, 0)
    const colleagues = people.filter((q) => q.dept === p.dept && q.role === 'EMPLOYEE')
    const group = chance.yes(d * 0.6) && colleagues.length > 1
    const claims = share.map((s, i) =>
      m.add({
        requester: group ? colleagues[i % colleagues.length]! : p,
        vendor: chance.yes(d * 0.5) ? vendor.replace(' Ltd', chance.pick([' Limited', ' Co., Ltd.', ''])) : vendor,
        category: 'equipment',
        at: workAt(chance, p, start + Math.min(5, i * (1 + chance.int(1 + Math.round(d * 2))))),
        amount: Math.round(Math.min(setting.limit * 0.97, (total * s) / sum) * 100) / 100,
      }),
    )
    truth.push({ kind: 'split_purchase', cases: claims.map((c) => c.id), entity: claims[0]!.requester.id })
    // Months apart; a framework contract; deposit and balance.
    const q = someone()
    alike(
      m.add({ requester: q, vendor, category: 'equipment', at: workAt(chance, q, 10), amount: setting.limit * 0.6 }),
      m.add({ requester: q, vendor, category: 'equipment', at: workAt(chance, q, 150), amount: setting.limit * 0.6 }),
    )
    const contract = `Contractor ${k} GmbH`
    alike(
      ...[0, 2].map((x) =>
        m.add({
          requester: q,
          vendor: contract,
          category: 'services',
          at: workAt(chance, q, start + x),
          amount: setting.limit * 0.65,
          description: x === 0 ? 'deposit 50 % as per contract' : 'balance as per contract',
        }),
      ),
    )
  }
  for (let k = 0; k < times * 1.5; k++) {
    const original = chance.pick(m.claims.slice(0, setting.claims))
    if (original.returned || lookalikes.has(original.id)) continue
    const other = chance.yes(0.4) ? someone() : original.requester
    const retyped = chance.yes(0.3 + d) ? typo(original.receipt, m) : original.receipt
    const copy = m.add({
      requester: other,
      vendor: chance.yes(d) ? `${original.vendor.toUpperCase()} Co., Ltd.` : original.vendor,
      category: original.category,
      amount: chance.yes(d) ? Math.round(original.amount * chance.between(0.98, 1.03) * 100) / 100 : original.amount,
      receipt: retyped,
      day: original.day + (chance.yes(d) ? chance.int(3) : 0),
      at: original.at + chance.between(5, 60) * DAY,
      description: chance.yes(d) ? original.description.replace('for', 'on') : original.description,
      returned: false,
    })
    copy.at = workAt(chance, other, Math.floor((copy.at - BEGIN) / DAY))
    truth.push({ kind: 'duplicate_claim', cases: [original.id, copy.id], entity: other.id })
    // A subscription; two travellers with a receipt each, one number apart.
    const q = someone()
    for (let month = 0; month < 6; month++)
      alike(
        m.add({
          requester: q,
          vendor: 'Cloud Notes',
          category: 'services',
          amount: 199,
          day: Math.floor(BEGIN / DAY) + 30 * month + 3,
          at: workAt(chance, q, 30 * month + 5),
          description: 'cloud licence',
        }),
      )
    const [r, s, base] = [someone(), someone(), receipt()]
    const next = base.replace(/\d$/u, (x) => String((Number(x) + 1) % 10))
    const trip = Math.floor(BEGIN / DAY) + day()
    alike(
      ...[r, s].map((t, i) =>
        m.add({
          requester: t,
          vendor: 'Rail Online',
          category: 'travel',
          amount: 553.5,
          day: trip,
          receipt: i === 0 ? base : next,
          at: (trip + 3 + i) * DAY + (10 - t.offset) * HOUR,
        }),
      ),
    )
  }
  for (let k = 0; k < times; k++) {
    const head = heads[k % heads.length]!
    const of = m.claims.filter((c) => c.signer === head && c.signAt === undefined && !c.returned)
    const n = 9 + chance.int(8)
    const start = workAt(chance, head, day() + 10)
    const burst = chance
      .shuffle(of)
      .slice(0, n)
      .filter((c) => c.amount > 150 * (setting.limit / 20_000))
    if (burst.length < 8) continue
    let at = start
    for (const c of burst) {
      c.at = Math.min(c.at, start - chance.between(1, 6) * DAY)
      c.signAt = at
      at += (3 + d * 25) * 1000 * chance.between(0.5, 1.5)
    }
    truth.push({ kind: 'rubber_stamp', cases: burst.map((c) => c.id), entity: head.id })
    // Small routine claims, briskly but read.
    const small = m.claims
      .filter(
        (c) =>
          c.signer === heads[(k + 1) % heads.length] && c.signAt === undefined && c.category === 'meals' && !c.returned,
      )
      .slice(0, 7)
    let then = workAt(chance, heads[(k + 1) % heads.length]!, day())
    for (const c of small) {
      c.at = Math.min(c.at, then - 2 * DAY)
      c.signAt = then
      then += chance.between(40, 110) * 1000
      alike(c)
    }
  }
  for (let k = 0; k < times * 1.5; k++) {
    const c = chance.pick(
      m.claims.slice(0, setting.claims).filter((x) => x.category !== 'equipment' && !lookalikes.has(x.id)),
    )
    if (truth.some((t) => t.cases.includes(c.id))) continue
    const usual = m.claims
      .filter((x) => x.category === c.category && x.requester === c.requester)
      .map((x) => x.amount)
      .sort((a, b) => a - b)
    c.amount =
      Math.round(Math.min(setting.limit * 0.85, Math.max(c.amount, usual[usual.length >> 1]!) * (12 - 5 * d)) * 100) /
      100
    truth.push({ kind: 'unusual_amount', cases: [c.id], entity: c.requester.id })
    const q = someone()
    alike(
      m.add({
        requester: q,
        category: 'services',
        amount: setting.limit * 0.6,
        description: 'annual fee of the association',
      }),
    )
  }
  for (let k = 0; k < times; k++) {
    const c = chance.pick(m.claims.filter((x) => x.signAt === undefined && !x.returned && !lookalikes.has(x.id)))
    const local = Math.floor((c.at + c.signer.offset * HOUR) / DAY) + 1
    c.signAt = local * DAY + (chance.pick([0.5, 1.5, 2.7, 23.2, 3.4]) + 24 - c.signer.offset) * HOUR
    truth.push({ kind: 'off_hours', cases: [c.id], entity: c.signer.id })
  }
  // Somebody who often works at night: a habit.
  const owl = heads.at(-1)!
  for (const c of m.claims.filter(
    (x) =>
      x.signer === owl &&
      !x.returned &&
      x.signAt === undefined &&
      !truth.some((t) => t.kind === 'off_hours' && t.entity === owl.id),
  ))
    if (chance.yes(0.3)) {
      c.signAt = (Math.floor((c.at + owl.offset * HOUR) / DAY) + 1) * DAY + (21 + chance.next() * 2 - owl.offset) * HOUR
      alike(c)
    }
  for (let k = 0; k < 3; k++) {
    const p = someone()
    const other = heads.find((h) => h.id !== p.manager && !truth.some((t) => t.entity.includes(h.id)))
    if (!other) continue
    const claims = Array.from({ length: 5 + chance.int(3) }, () =>
      m.add({
        requester: p,
        signer: other,
        amount: Math.round(setting.limit * chance.between(0.75 - d * 0.3, 0.96)),
        category: 'services',
        wait: chance.between(0.3, 2 + d * 3),
      }),
    )
    truth.push({ kind: 'collusion', cases: claims.map((c) => c.id), entity: `${p.id}|${other.id}` })
  }
  for (const head of heads.slice(0, 2)) {
    const since = BEGIN + chance.int(140) * DAY + 180 * DAY
    const slow = m.claims.filter((c) => c.signer === head && c.at > since && c.signAt === undefined)
    for (const c of slow) c.wait *= 5 - 2 * d
    const seen = m.claims.filter((c) => c.signer === head && c.at > since)
    if (seen.length >= 12) truth.push({ kind: 'bottleneck', cases: seen.map((c) => c.id), entity: head.id })
  }
  for (let k = 0; k < 3; k++) {
    const p = someone()
    const own = m.claims.filter((c) => c.requester === p)
    if (own.length < 14) continue
    for (const c of own.filter((x) => x.signAt === undefined)) c.returned ||= chance.yes(0.65 - d * 0.25)
    truth.push({ kind: 'return_rate', cases: own.filter((c) => c.returned).map((c) => c.id), entity: p.id })
  }
  for (let k = 0; k < 3; k++) {
    const p = someone()
    const claims = Array.from({ length: 6 + chance.int(3) }, (_, i) =>
      m.add({
        requester: p,
        category: chance.pick(['equipment', 'services']),
        vendor: `Shop ${k}-${i}`,
        amount: Math.round(setting.limit * chance.between(0.985 - 0.07 * d, 0.999) * 100) / 100,
        at: workAt(chance, p, 20 + i * 45 + chance.int(20)),
      }),
    )
    truth.push({ kind: 'threshold_hugging', cases: claims.map((c) => c.id), entity: p.id })
    // A product with a list price near the limit.
    const q = someone()
    for (let i = 0; i < 5; i++)
      alike(
        m.add({
          requester: q,
          category: 'equipment',
          vendor: 'List Price Machines',
          amount: setting.limit * 0.98,
          at: workAt(chance, q, 10 + chance.int(25) + i * 80),
        }),
      )
  }
}

function typo(text: string, { chance }: Making): string {
  const at = text.length - 1 - chance.int(6)
  const swap = text.slice(0, at - 1) + text[at]! + text[at - 1]! + text.slice(at + 1)
  return chance.pick([
    text.replace('-', ''),
    text.replace('-', ' ').toLowerCase(),
    swap === text ? text.replaceAll('0', 'O') : swap,
    text.replace(/\d(?=\d{5}$)/u, (x) => String((Number(x) + 3) % 10)),
  ])
}
