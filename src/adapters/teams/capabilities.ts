// What Teams can do of the neutral vocabulary.
import type { Capabilities } from '../../chat/capabilities.ts'

export const capabilities: Capabilities = {
  text: 'native',
  fields: 'native',
  table: 'native',
  route: 'native',
  list: 'native',
  quote: 'native',
  note: 'native',
  image: {
    support: 'partial',
    instead:
      'fetched from PUBLIC_URL by an address that cannot be guessed and ends after a week; without PUBLIC_URL its description stands there',
  },
  buttons: 'native',
  askText: 'native',
  askPerson: 'native',
  form: 'native',
  formProblems: 'native',
  update: 'native',
  privateNote: {
    support: 'partial',
    instead: 'a short line in the thread that everybody there sees, without any content',
  },
  direct: 'native',
  mention: 'native',
  aloud: {
    support: 'partial',
    instead:
      'where everybody in the chat or team is of this company; with guests, and in shared channels, the answer comes in the personal chat',
  },
  threads: 'native',
  command: {
    support: 'partial',
    instead: 'the messaging extension “Yiju” in the box for writing and in the search bar',
  },
  shortcut: 'native',
  home: { support: 'none', instead: 'the commands of the bot’s own menu, answered in the chat; the web app' },
  prompts: { support: 'partial', instead: 'the commands of the bot’s own menu' },
  working: 'native',
  stream: {
    support: 'partial',
    instead: 'sentence by sentence: the answer changes where it stands as each is checked against its source',
  },
  feedback: {
    support: 'partial',
    instead: 'as two buttons of the card; the answer carries Microsoft’s “AI generated” label',
  },
  links: 'native',
  filesIn: { support: 'partial', instead: 'in the personal chat; Teams gives bots no files of groups and channels' },
  voiceIn: {
    support: 'partial',
    instead:
      'a recording sent as a file is heard; voice notes of the Teams apps carry no audio for bots, and the person is told so',
  },
  transcript: { support: 'none', instead: 'our own recogniser, where there is audio' },
  noPublicAddress: { support: 'none', instead: 'Microsoft calls PUBLIC_URL/hooks/teams/messages' },
  webhook: 'native',
  workspaces: { support: 'partial', instead: 'one company (tenant) an installation' },
  replicas: 'native',
}
