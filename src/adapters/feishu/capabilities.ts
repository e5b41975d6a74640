// What Feishu and Lark can do of the neutral vocabulary.
import type { Capabilities } from '../../chat/capabilities.ts'

export const capabilities: Capabilities = {
  text: 'native',
  fields: 'native',
  table: 'native',
  route: 'native',
  list: 'native',
  quote: 'native',
  note: 'native',
  image: 'native',
  buttons: 'native',
  askText: 'native',
  askPerson: {
    support: 'partial',
    instead:
      'A box for a name or an e-mail: the picker of Feishu’s cards offers only who is in the chat, which is nobody else.',
  },
  form: {
    support: 'partial',
    instead:
      'A card of its own; tables, files, texts over 1000 characters and very long choices are left to the web app.',
  },
  formProblems: 'native',
  update: { support: 'partial', instead: 'For 14 days; after that the card is posted anew.' },
  privateNote: {
    support: 'partial',
    instead: 'In ordinary groups, while one is online; in threads and topic groups a plain line that names nothing.',
  },
  direct: 'native',
  mention: 'native',
  aloud: {
    support: 'partial',
    instead: 'In groups of the company alone; in external groups the answer comes by direct message.',
  },
  threads: 'native',
  command: { support: 'none', instead: 'Feishu has none: one simply says it.' },
  shortcut: { support: 'none', instead: 'One forwards or copies the message.' },
  home: { support: 'none', instead: 'Ask 什么在等我审批, or open the web app.' },
  prompts: { support: 'none', instead: 'Set the robot’s own menu (机器人自定义菜单) in Feishu.' },
  working: { support: 'partial', instead: 'A mark on one’s own message until the answer is there.' },
  stream: {
    support: 'partial',
    instead: 'Sentence by sentence: the answer changes where it stands as each is checked against its source.',
  },
  feedback: { support: 'partial', instead: 'Buttons on the answer.' },
  links: { support: 'none', instead: 'Links are links.' },
  filesIn: 'native',
  voiceIn: 'native',
  transcript: { support: 'none', instead: 'Yiju’s own speech recognition, where one is set up.' },
  noPublicAddress: 'native',
  webhook: 'native',
  workspaces: { support: 'none', instead: 'An app is one company’s own.' },
  replicas: 'native',
}
