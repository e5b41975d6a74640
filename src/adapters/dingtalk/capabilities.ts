// What DingTalk can do of the neutral vocabulary.
import type { Capabilities } from '../../chat/capabilities.ts'

const WITH_TEMPLATE = 'With the card template of docs/guide/dingtalk.md; without it'

export const capabilities: Capabilities = {
  text: 'native',
  fields: 'native',
  table: { support: 'partial', instead: 'Each row is a line of a list, its cells named.' },
  route: 'native',
  list: 'native',
  quote: 'native',
  note: { support: 'partial', instead: 'A bold line with a sign in front of it.' },
  image: { support: 'none', instead: 'Its description, and where it can be seen.' },
  buttons: {
    support: 'partial',
    instead: `${WITH_TEMPLATE}, links that open a page which asks before it does anything.`,
  },
  askText: {
    support: 'partial',
    instead: `${WITH_TEMPLATE}, the page asks. A press without the words is asked for them in the chat.`,
  },
  askPerson: { support: 'partial', instead: 'The colleague is asked for in the chat.' },
  form: { support: 'none', instead: 'The questions come one by one in the chat; the whole form is in the web app.' },
  formProblems: { support: 'none', instead: 'Said in the chat.' },
  update: { support: 'partial', instead: `${WITH_TEMPLATE}, the outcome is told in a new message.` },
  privateNote: { support: 'none', instead: 'A plain line in the group that names nothing.' },
  direct: 'native',
  mention: 'native',
  aloud: {
    support: 'partial',
    instead:
      'With DINGTALK_GROUP_ANSWERS=on in groups of the company alone, below the question; otherwise the answer comes by direct message.',
  },
  threads: { support: 'none', instead: 'DingTalk has none: the line stands in the group.' },
  command: { support: 'none', instead: 'DingTalk has none: one simply says it.' },
  shortcut: { support: 'none', instead: 'DingTalk has none: one forwards or copies the message.' },
  home: { support: 'none', instead: 'Ask 什么在等我审批, or open the web app.' },
  prompts: { support: 'none', instead: 'Set the robot’s own quick words in DingTalk.' },
  working: { support: 'partial', instead: 'A pressed card says so; a message is simply answered in a moment.' },
  stream: { support: 'partial', instead: `${WITH_TEMPLATE}, the quotations stand as they were posted.` },
  feedback: { support: 'partial', instead: 'Buttons on the answer.' },
  links: { support: 'none', instead: 'Links are links.' },
  filesIn: 'native',
  voiceIn: { support: 'partial', instead: 'In direct messages; DingTalk gives no voice of groups to robots.' },
  transcript: 'native',
  noPublicAddress: 'native',
  webhook: { support: 'none', instead: 'The stream is used.' },
  workspaces: { support: 'none', instead: 'An app is one company’s own.' },
  replicas: 'native',
}
