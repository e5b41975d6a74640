// The manifest people paste is the app the code is written for: the same scopes, events, command and shortcut.
import { readFileSync } from 'node:fs'
import type { AppsManifestValidateArguments } from '@slack/web-api'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { COMMAND, EVENTS, SCOPES, SHORTCUT } from '../../src/adapters/slack/settings.ts'

type Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>
const text = readFileSync(new URL('../../docs/guide/slack-manifest.yaml', import.meta.url), 'utf8')
const manifest = parse(text) as Manifest

test('it asks for every scope the code needs, and for no other', () => {
  expect(manifest.oauth_config?.scopes?.bot?.toSorted()).toEqual(Object.keys(SCOPES).toSorted())
  expect(manifest.oauth_config?.scopes?.user).toBeUndefined()
})

test('it subscribes to what is listened to', () => {
  expect(manifest.settings?.event_subscriptions?.bot_events?.toSorted()).toEqual([...EVENTS].toSorted())
})

test('command, shortcut, home, agent view and interactivity are on', () => {
  expect(manifest.features?.slash_commands?.map((c) => c.command)).toEqual([COMMAND])
  expect(manifest.features?.shortcuts?.map((s) => s.callback_id)).toEqual([SHORTCUT])
  expect(manifest.features?.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true })
  expect(manifest.features?.agent_view?.agent_description).toBeTruthy()
  expect(manifest.features).not.toHaveProperty('assistant_view')
  expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } })
})

test('its texts fit', () => {
  const { name, description, long_description } = manifest.display_information
  expect([name.length <= 35, description!.length <= 140, long_description!.length >= 174]).toEqual([true, true, true])
  expect(manifest.features!.agent_view!.agent_description!.length).toBeLessThanOrEqual(300)
})

test('the guide explains every scope', () => {
  const guide = readFileSync(new URL('../../docs/guide/slack.md', import.meta.url), 'utf8')
  for (const scope of Object.keys(SCOPES)) expect(guide).toContain(`\`${scope}\``)
})
