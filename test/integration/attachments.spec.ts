// What people upload: whose it is, what it is, how much of it; whatever the screen that sends it says.
import { beforeEach, expect, test } from 'vitest'
import { saveFile } from '../../src/assistant/attach.ts'
import type { FileRef, Values } from '../../src/approval/form.ts'
import { openOffice, type Office } from '../kit/office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
const [wang, li] = ['wang-fang', 'li-qiang']

const upload = (owner: string, name: string, type: string) =>
  saveFile(office.world, office.org, owner, { name, type, bytes: new Uint8Array(100) })
const claim = (receipts: readonly unknown[]) =>
  office.does({
    process: 'payment',
    command: { do: 'submit', by: wang, values: { ...payment, invoices: receipts } as Values },
  })
const payment = {
  payee: '云启科技',
  amount: { amount: '100', currency: 'CNY' },
  reason: '服务费',
  dueDate: '2026-03-20',
}

test('an archive that calls itself a PDF is read as what was uploaded', async () => {
  const archive = await upload(wang, 'tools.zip', 'application/zip')
  const outcome = await claim([{ ...archive, name: 'invoice.pdf', type: 'application/pdf' }])
  expect(outcome).toMatchObject({ ok: false, refusal: { refused: 'invalid-form', problems: [{ code: 'file-type' }] } })
})

test('the same file named a hundred times is one file, and its own name is kept', async () => {
  const invoice = await upload(wang, '发票.pdf', 'application/pdf')
  const outcome = await claim(Array.from({ length: 100 }, () => ({ ...invoice, name: 'x.pdf' })))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  const stored = await office.world.database.open(office.org).requests.find(outcome.request)
  const files = Object.values(stored!.request.values).find((v): v is FileRef[] => Array.isArray(v))
  expect(files).toEqual([invoice])
})

test('a colleague’s upload cannot be attached by knowing its id', async () => {
  const theirs = await upload(li, '工资.pdf', 'application/pdf')
  expect(await claim([theirs])).toMatchObject({ ok: false, refusal: { problems: [{ code: 'wrong-kind' }] } })
})

test('one person cannot fill the disk in a day', async () => {
  for (let n = 0; n < 200; n++) await upload(wang, `${n}.pdf`, 'application/pdf')
  await expect(upload(wang, 'one more.pdf', 'application/pdf')).rejects.toMatchObject({ code: 'rate-limited' })
  await expect(upload(li, 'mine.pdf', 'application/pdf')).resolves.toMatchObject({ name: 'mine.pdf' })
  office.clock.advance({ hours: 25 })
  await expect(upload(wang, 'tomorrow.pdf', 'application/pdf')).resolves.toMatchObject({ name: 'tomorrow.pdf' })
})
