// Slack's settings: each half alone is a to-do, and no value of them is ever repeated.
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-secret' }
const socket = { SLACK_APP_TOKEN: 'xapp-1-secret' }
const hook = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef', PUBLIC_URL: 'https://yiju.example.com' }
const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret', SLACK_WORKSPACES: 'T01, E02' }

test('off until its variables are set', () => expect(readConfig({}).slack).toBeUndefined())

test('one workspace by Socket Mode, or by webhooks; several by OAuth', () => {
  expect(readConfig({ ...bot, ...socket }).slack).toEqual({ botToken: 'xoxb-1-secret', appToken: 'xapp-1-secret' })
  expect(readConfig({ ...bot, ...hook }).slack).toMatchObject({ signingSecret: hook.SLACK_SIGNING_SECRET })
  expect(readConfig({ ...oauth, ...hook, SLACK_API_URL: 'https://slack-gov.com/api' }).slack).toMatchObject({
    oauth: { clientId: '1.2', workspaces: ['T01', 'E02'] },
    apiUrl: 'https://slack-gov.com/api',
  })
  expect(readConfig({ ...bot, ...socket, SLACK_REPLIES: 'flat' }).slack).toMatchObject({ replies: 'flat' })
})

test.each([
  ['a token without a way in', bot, 'SLACK_APP_TOKEN'],
  ['a way in without a token', socket, 'SLACK_BOT_TOKEN'],
  ['both ways of installing', { ...bot, ...socket, ...oauth, ...hook }, 'not both'],
  ['half of the OAuth credentials', { ...socket, SLACK_CLIENT_ID: '1.2' }, 'SLACK_CLIENT_SECRET'],
  ['OAuth open to everybody', { ...oauth, ...hook, SLACK_WORKSPACES: '' }, 'SLACK_WORKSPACES'],
  ['webhooks without an address', { ...bot, ...hook, PUBLIC_URL: '' }, 'PUBLIC_URL'],
  ['a token that is none', { ...socket, SLACK_BOT_TOKEN: 'secret-in-the-wrong-line' }, 'xoxb-'],
  ['ids that are none', { ...oauth, ...hook, SLACK_WORKSPACES: 'acme' }, 'T0123456789'],
])('%s is refused', (_, env, mentions) => {
  let complaint = ''
  try {
    readConfig(env)
  } catch (error) {
    complaint = String(error)
  }
  expect(complaint).toContain(mentions)
  for (const [name, value] of Object.entries(env))
    if (/TOKEN|SECRET/.test(name) && value !== '') expect(complaint).not.toContain(value)
})
