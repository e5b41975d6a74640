// Mail: the subject is the title, the text is the text, quoted earlier mails below it stay; names of attachments are mentioned.
import PostalMime from 'postal-mime'
import type { Block, ReadDocument } from '../../knowledge/document.ts'
import { blocksOfHtml } from './html.ts'
import { blocksOfText } from './plain.ts'
import { Refused } from './refused.ts'

export async function readEml(bytes: Uint8Array): Promise<ReadDocument> {
  const mail = await PostalMime.parse(bytes)
  if (!mail.from && !mail.subject && mail.headers.length < 2) throw new Refused('corrupt', 'the file is no mail')
  const body = mail.html ? blocksOfHtml(mail.html).blocks : blocksOfText(mail.text ?? '').blocks
  const about = [mail.from ? `From: ${mail.from.name || mail.from.address || ''}` : '', mail.date ? `Date: ${mail.date.slice(0, 10)}` : '', ...mail.attachments.flatMap((a) => (a.filename ? [`Attachment: ${a.filename}`] : []))].filter(Boolean) // prettier-ignore
  const head: Block[] = about.length ? [{ kind: 'paragraph', text: about.join('\n') }] : []
  return { ...(mail.subject ? { title: mail.subject } : {}), blocks: [...body, ...head] }
}
