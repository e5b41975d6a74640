// What Slack can do of the neutral vocabulary.
import type { Capabilities } from '../../chat/capabilities.ts'

export const capabilities: Capabilities = {
  text: 'native',
  fields: 'native',
  table: {
    support: 'partial',
    instead:
      'One table a message, 100 rows and 20 columns; a second one, and tables on the home page, stand in fixed width.',
  },
  route: 'native',
  list: 'native',
  quote: 'native',
  note: { support: 'partial', instead: 'A line with a sign in front of it.' },
  image: { support: 'partial', instead: 'Not on the home page: its description stands there.' },
  buttons: 'native',
  askText: 'native',
  askPerson: 'native',
  form: {
    support: 'partial',
    instead:
      'A dialog; tables and files of a form are filled in the web app, texts hold 3,000 characters. When the dialog cannot be opened within three seconds, the questions come in the chat.',
  },
  formProblems: {
    support: 'partial',
    instead: 'Beside each input; what is wrong with the whole form stands at the first input.',
  },
  update: 'native',
  privateNote: {
    support: 'partial',
    instead: 'Slack shows it to one person and forgets it when they reload; nothing that matters is said only there.',
  },
  direct: 'native',
  mention: 'native',
  aloud: {
    support: 'partial',
    instead:
      'Where every member of the channel is a full member of the workspace; with guests or another company in it, the answer comes by direct message.',
  },
  threads: 'native',
  command: 'native',
  shortcut: 'native',
  home: 'native',
  prompts: 'native',
  working: 'native',
  stream: {
    support: 'partial',
    instead: 'Sentence by sentence: the answer changes where it stands as each is checked against its source.',
  },
  feedback: 'native',
  links: {
    support: 'partial',
    instead:
      'Number and status only, and only of requests the person who posts the link may see; the details open per person.',
  },
  filesIn: 'native',
  voiceIn: 'native',
  transcript: {
    support: 'partial',
    instead: 'When Slack has finished it by the time the message arrives; otherwise the recording is transcribed here.',
  },
  noPublicAddress: 'native',
  webhook: 'native',
  workspaces: 'native',
  replicas: 'native',
}
