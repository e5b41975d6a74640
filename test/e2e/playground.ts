// Microsoft's agents playground as the Teams of one person: a process of its own for each, and its page in Chromium.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Locator, Page } from 'playwright-core'
import { findPlayground } from '../../scripts/teams-playground.mjs'
import { keepScreen, openPage } from './browser.ts'

export interface Somebody {
  id: string
  name: string
  email: string
}

export interface Seat {
  page: Page
  say(text: string): Promise<void>
  /** The newest card with these words. */
  card(words: string | RegExp): Locator
  /** Presses a button of it. */
  press(label: string, card: Locator): Promise<void>
  /** Writes into the channel, mentioning the bot. */
  mention(text: string): Promise<void>
  keep(name: string): Promise<void>
  leave(): Promise<void>
}

/** The path of its command; undefined, after a loud line on stderr, where it is not. */
export function playground(): string | undefined {
  const found = findPlayground()
  if ('path' in found) return found.path
  process.stderr.write(`\nTEAMS PLAYGROUND TESTS SKIPPED: ${found.missing}\n\n`)
  return undefined
}

export async function takeSeat(browser: Browser, cli: string, yiju: string, me: Somebody): Promise<Seat> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-playground-'))
  fs.writeFileSync(path.join(dir, '.m365agentsplayground.yml'), settings(me))
  // Port 0 it does not know; a taken one makes it choose another and say so.
  const child = spawn(
    process.execPath,
    [cli, '-e', `${yiju}/hooks/teams/messages`, '-c', 'msteams', '-p', String(port(me.id)), '--disable-telemetry'],
    { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const leave = async () => {
    await end(child)
    fs.rmSync(dir, { recursive: true, force: true })
  }
  try {
    const address = `http://localhost:${await listening(child)}/`
    const page = await openPage(browser, { size: { width: 1300, height: 900 }, locale: 'en-GB' })
    // A busy machine: the playground is two processes and a page more than other browser tests have.
    page.setDefaultTimeout(30_000)
    await page.goto(address, { waitUntil: 'domcontentloaded' })
    return seat(page, leave)
  } catch (error) {
    await leave()
    throw error
  }
}

function seat(page: Page, end: () => Promise<void>): Seat {
  const box = page.locator('[role=textbox][contenteditable=true]').first()
  const write = async (text: string) => {
    await box.click()
    await box.fill(text)
    await box.press('Enter')
  }
  return {
    page,
    say: write,
    card: (words) => page.locator('.ac-adaptiveCard').filter({ hasText: words }).last(),
    press: (label, card) => card.getByRole('button', { name: label, exact: true }).first().click(),
    mention: async (text) => {
      await page.getByText('General').first().click()
      await write(`<at>Yiju</at> ${text}`)
    },
    keep: (name) => keepScreen(page, name),
    leave: async () => {
      await page.context().close()
      await end()
    },
  }
}

/** All of the default file's shape is needed, five others included; with less it ends without a word. */
function settings({ id, name, email }: Somebody): string {
  const user = (one: Somebody, aad: string) => ({
    id: one.id,
    name: one.name,
    userPrincipleName: one.email,
    aadObjectId: aad,
    givenName: one.name,
    surname: one.name,
    email: one.email,
  })
  const others = [1, 2, 3, 4, 5].map((n) => ({ id: `other-${n}`, name: `Other ${n}`, email: `other${n}@example.org` }))
  // JSON is YAML.
  return JSON.stringify({
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-000000000001',
    bot: { id: '00000000-0000-0000-0000-000000000011', name: 'Yiju' },
    currentUser: user({ id, name, email }, `${idNumber(id)}-0000-0000-0000-000000000020`),
    users: others.map((one, n) => user(one, `00000000-0000-0000-0000-00000000003${n}`)),
    personalChat: { id: `personal-${id}` },
    groupChat: { id: `group-${id}`, name: 'Group Chat' },
    team: {
      id: 'team-id',
      name: 'My Team',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: 'channel-announcements-id', name: 'Announcements' }],
    },
  })
}

const idNumber = (id: string): string =>
  [...id]
    .reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) >>> 0, 7)
    .toString(16)
    .padStart(8, '0')

const port = (id: string): number => 20_000 + (Number.parseInt(idNumber(id), 16) % 20_000)

async function listening(child: ChildProcess): Promise<string> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the playground ended with ${String(code)}`)
  })
  const said = (async () => {
    for await (const line of createInterface(child.stdout!)) {
      const [, found] = /Listening on (\d+)/.exec(line) ?? []
      if (found) return found
    }
    throw new Error('the playground said nothing')
  })()
  return Promise.race([said, gone])
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill()
  await exited
}
