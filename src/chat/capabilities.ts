// What each platform can do of the neutral vocabulary, as a table for people: a closed list, so a new word asks every platform.

export const FEATURES = {
  text: 'Text, shown as it was written',
  fields: 'Card: fields',
  table: 'Card: table',
  route: 'Card: route of a request',
  list: 'Card: list',
  quote: 'Card: quotation of a document',
  note: 'Card: warning or hint',
  image: 'Card: picture',
  buttons: 'Buttons',
  askText: 'A button that asks for words first',
  askPerson: 'A button that asks for a colleague first',
  form: 'A request filled in as a form',
  formProblems: 'What is wrong shown beside the input',
  update: 'A card changes where it stands',
  privateNote: 'A line in a group that only one person sees',
  direct: 'Direct messages',
  mention: 'Mentions in groups and channels',
  aloud: 'A question in a group is answered there',
  threads: 'Answers in the thread of the mention',
  command: 'A command of its own (/yiju)',
  shortcut: 'Make a request out of a message',
  home: 'A page with my tasks and requests',
  prompts: 'Suggested first sentences',
  working: 'A sign that something is being done',
  stream: 'Words appear as they come',
  feedback: 'Useful / not useful under an answer',
  links: 'A link to a request shows number and status',
  filesIn: 'Files people send',
  voiceIn: 'Voice messages',
  transcript: "The platform's own transcript of a voice message",
  noPublicAddress: 'Works without a public address',
  webhook: 'Works by webhook',
  workspaces: 'Several workspaces in one installation',
  replicas: 'Several processes at once',
} as const
export type Feature = keyof typeof FEATURES

export type Support = 'native' | 'partial' | 'none'

/** `partial` and `none` say what happens instead. */
export type Capability = 'native' | { support: Exclude<Support, 'native'>; instead: string }
export type Capabilities = Readonly<Record<Feature, Capability>>

const MARKS: Readonly<Record<Support, string>> = { native: '●', partial: '◐', none: '○' }
const supportOf = (capability: Capability): Support => (capability === 'native' ? 'native' : capability.support)

/** The page docs/guide/platforms.md. */
export function platformsPage(platforms: readonly { name: string; can: Capabilities }[]): string {
  const features = Object.entries(FEATURES) as [Feature, string][]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# What works on which chat platform',
    '',
    '<!-- Written by `npx tsx scripts/platforms-page.ts`; do not edit by hand. -->',
    '',
    `${MARKS.native} native, ${MARKS.partial} in part, ${MARKS.none} not there: below the table stands what happens instead.`,
    '',
    row(['', ...platforms.map((p) => p.name)]),
    row(['---', ...platforms.map(() => ':-:')]),
    ...features.map(([feature, said]) => row([said, ...platforms.map(({ can }) => MARKS[supportOf(can[feature])])])),
    ...platforms.flatMap(({ name, can }) => {
      const lacking = features.flatMap(([feature, said]) => {
        const capability = can[feature]
        return capability === 'native' ? [] : [`- **${said}** ${MARKS[capability.support]} ${capability.instead}`]
      })
      return lacking.length > 0 ? ['', `## ${name}`, '', ...lacking] : []
    }),
    '',
  ].join('\n')
}
