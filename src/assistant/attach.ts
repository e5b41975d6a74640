// Uploads: checked before they are stored, owned by who brought them, readable by whoever may see a request that holds them.
import type { FileRef } from '../approval/form.ts'
import { Fault } from '../kernel/fault.ts'
import { newId, type FileId, type OrgId, type PersonId, type RequestId } from '../kernel/ids.ts'
import { maySee, visibleFields } from '../people/permissions.ts'
import { filesIn } from './perform.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

/** Largest file any form may allow; a form may ask for less. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** Of one person in 24 hours. They stand in the database and in every backup of it: a loop must not fill the disk. */
const DAILY = { files: 200, bytes: 500 * 1024 * 1024 }

/** Programs are never taken, whatever a form allows. */
const REFUSED = /\.(exe|bat|cmd|com|scr|msi|dll|js|mjs|vbs|ps1|sh|jar|apk|html?|svg)$/i

export async function saveFile(
  world: World,
  org: OrgId,
  owner: PersonId,
  file: { name: string; type: string; bytes: Uint8Array },
): Promise<FileRef> {
  const name = cleanName(file.name)
  if (file.bytes.length > MAX_FILE_BYTES) throw new Fault('too-large', `a file of ${file.bytes.length} bytes`)
  if (REFUSED.test(name)) throw new Fault('bad-input', 'a file type that is never taken')
  const now = world.clock.now()
  const { files } = world.database.open(org)
  const today = await files.uploaded(owner, now.subtract({ hours: 24 }))
  if (today.files >= DAILY.files || today.bytes + file.bytes.length > DAILY.bytes)
    throw new Fault('rate-limited', 'the uploads of one person in a day', { retryable: false })
  return files.save({ id: newId(now), owner, name, type: file.type, bytes: file.bytes, at: now })
}

export async function openFile(
  world: World,
  org: OrgId,
  reader: PersonId,
  id: FileId,
): Promise<{ ref: FileRef; bytes: Uint8Array }> {
  const store = world.database.open(org)
  const file = await store.files.find(id)
  if (!file) throw new Fault('not-found', 'no such file')
  if (file.owner === reader) return file
  for (const request of await store.files.requestsWith(id)) if (await isShown(store, request, id, reader)) return file
  // The same answer as for a file that does not exist.
  throw new Fault('not-found', 'no such file')
}

/** Seeing a request is not seeing every field of it: a doctor's note stays with those who decide. */
async function isShown(store: Store, request: RequestId, file: FileId, reader: PersonId): Promise<boolean> {
  const found = await store.requests.find(request)
  const organisation = await store.people.organisation()
  const person = organisation.person(reader)
  if (!found || !person || !maySee(organisation, found.request, person)) return false
  const { process, values } = found.request
  const definition = await store.processes.version(process.key, process.version)
  if (!definition) return false
  const visible = visibleFields(organisation, definition, found.request, person)
  return filesIn({ fields: definition.form.fields.filter((f) => visible.includes(f.id)) }, values).includes(file)
}

/** A name is data: no folders, no control characters, at most 120 characters with its ending kept. */
function cleanName(name: string): string {
  const base =
    name
      .normalize('NFC')
      .split(/[\\/]/)
      .at(-1)!
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim() || 'file'
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(base)?.[0] ?? ''
  return base.length <= 120 ? base : base.slice(0, 120 - ending.length) + ending
}
