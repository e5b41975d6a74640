// What WeCom's bot can do of the neutral vocabulary.
import type { Capabilities } from '../../chat/capabilities.ts'

const inWeb = (what: string) => `WeCom has no such thing: ${what}.`

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
    instead: 'On a card of their own after the words, at most six of ten characters; the rest lead to the web app.',
  },
  askText: { support: 'partial', instead: 'The words are asked for in the chat; the next message is the answer.' },
  askPerson: { support: 'partial', instead: 'The colleague is asked for in the chat.' },
  form: { support: 'none', instead: 'The questions come one by one in the chat; the whole form is in the web app.' },
  formProblems: { support: 'none', instead: 'Said in the chat.' },
  update: {
    support: 'partial',
    instead: 'Within five seconds of a press on it; later its outcome is told in a new message.',
  },
  privateNote: { support: 'none', instead: 'A plain line in the group that names nothing.' },
  direct: 'native',
  mention: 'native',
  aloud: {
    support: 'none',
    instead:
      'WeCom does not tell a robot who is in a group: the answer comes by direct message, a line in the group says so.',
  },
  threads: { support: 'none', instead: inWeb('the line stands in the group') },
  command: { support: 'none', instead: inWeb('one simply says it') },
  shortcut: { support: 'none', instead: inWeb('one forwards or copies the message') },
  home: { support: 'none', instead: 'Ask "什么在等我审批", or open the web app.' },
  prompts: { support: 'none', instead: 'A greeting with examples when the chat is opened first.' },
  working: { support: 'none', instead: inWeb('answers come in a moment') },
  stream: {
    support: 'none',
    instead: 'The quotations stand as they were posted; a model’s wording is in the web app.',
  },
  feedback: { support: 'partial', instead: 'Buttons on the answer.' },
  links: { support: 'none', instead: 'Links are links.' },
  filesIn: 'native',
  voiceIn: { support: 'partial', instead: 'In direct messages; WeCom gives no voice of groups to bots.' },
  transcript: 'native',
  noPublicAddress: 'native',
  webhook: { support: 'none', instead: 'The long connection is used.' },
  workspaces: { support: 'none', instead: 'One bot belongs to one company.' },
  replicas: { support: 'partial', instead: 'One process holds the connection; another takes over when it has gone.' },
}
