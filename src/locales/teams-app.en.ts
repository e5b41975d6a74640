// Words of the Teams app package, in English.
import type { TeamsAppWords } from './teams-app.zh.ts'

export const teamsAppEn: TeamsAppWords = {
  name: 'Yiju 一句',
  short: 'Say one sentence and the office work is done',
  full: 'Leave, expenses, purchases, seals and approvals in plain words, and answers from the company’s own documents. Yiju asks before it submits or decides anything. Answers are put together by software and can be wrong; the web app shows their sources.',
  commands: [
    { title: 'What is waiting for me?', description: 'Lists the requests I have to decide' },
    { title: 'Where are my requests?', description: 'Lists my own requests that are under way' },
    { title: 'Help', description: 'Shows what Yiju can do' },
  ],
  start: {
    title: 'Start a request',
    description: 'Say it in one sentence, or make a request of this message; answered in private',
  },
}
