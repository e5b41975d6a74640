// The Teams app package: what Teams is told of the bot, its menus and its messaging extension, in two languages.

export interface AppWords {
  name: string
  short: string
  full: string
  commands: readonly { title: string; description: string }[]
  start: { title: string; description: string }
}

export interface AppFacts {
  appId: string
  /** https. */
  publicUrl: string
  version: string
}

const LANGUAGES = 'https://developer.microsoft.com/json-schemas/teams/v1.19'

export function teamsManifest({ appId, publicUrl, version }: AppFacts, words: AppWords) {
  const { host } = new URL(publicUrl)
  return {
    $schema: `${LANGUAGES}/MicrosoftTeams.schema.json`,
    manifestVersion: '1.19',
    version,
    id: appId,
    developer: { name: 'Yiju', websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl },
    name: { short: words.name, full: words.name },
    description: { short: words.short, full: words.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B6B66',
    localizationInfo: { defaultLanguageTag: 'en', additionalLanguages: [{ languageTag: 'zh-cn', file: 'zh-cn.json' }] },
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands: words.commands }],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: 'start',
            type: 'action',
            context: ['compose', 'commandBox', 'message'],
            title: words.start.title,
            description: words.start.description,
            fetchTask: true,
          },
        ],
        messageHandlers: [{ type: 'link', value: { domains: [host] } }],
      },
    ],
    validDomains: [host],
  }
}

/** What another language says in the same places. */
export const teamsTranslation = (words: AppWords): Readonly<Record<string, string>> => ({
  $schema: `${LANGUAGES}/MicrosoftTeams.Localization.schema.json`,
  'name.short': words.name,
  'name.full': words.name,
  'description.short': words.short,
  'description.full': words.full,
  ...Object.fromEntries(
    words.commands.flatMap(({ title, description }, i) => [
      [`bots[0].commandLists[0].commands[${i}].title`, title],
      [`bots[0].commandLists[0].commands[${i}].description`, description],
    ]),
  ),
  'composeExtensions[0].commands[0].title': words.start.title,
  'composeExtensions[0].commands[0].description': words.start.description,
})
