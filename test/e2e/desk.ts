// What people do at their screens, in the words of the office: sign in, say, press, look.
import type { Browser, Locator, Page } from 'playwright-core'
import { keepScreen, openPage, type Look } from './browser.ts'

export interface Desk {
  page: Page
  say(text: string): Promise<void>
  /** The newest card, or the newest whose title holds these words. */
  card(title?: string | RegExp): Locator
  press(label: string, on?: Locator): Promise<void>
  /** One of the quick answers under the newest card. */
  quick(label: string | RegExp): Promise<void>
  /** To one of the places of the navigation. */
  go(to: 'chat' | 'tasks' | 'requests' | 'knowledge' | 'start'): Promise<void>
  keep(name: string): Promise<void>
  close(): Promise<void>
}

/** A browser of their own, signed in by picking themselves from the demo's list. */
export async function sitDown(browser: Browser, url: string, person: string, look: Look = {}): Promise<Desk> {
  const page = await openPage(browser, look)
  // A busy machine is slow, not wrong.
  page.setDefaultTimeout(30_000)
  await page.goto(url)
  await page.getByTestId(`person-${person}`).click()
  await page.getByTestId('composer').waitFor()
  return deskOf(page)
}

export function deskOf(page: Page): Desk {
  const card = (title?: string | RegExp) => {
    const cards = page.getByTestId('card')
    return (title === undefined ? cards : cards.filter({ has: page.getByRole('heading', { name: title }) })).last()
  }
  return {
    page,
    card,
    say: async (text) => {
      const before = await page.getByTestId('my-message').count()
      await page.getByTestId('composer').getByRole('textbox').fill(text)
      await page.getByTestId('send').click()
      await page.getByTestId('my-message').nth(before).waitFor()
    },
    press: async (label, on = card()) => {
      await on
        .getByTestId('card-button')
        .filter({ hasText: new RegExp(`^${label}$`) })
        .click()
    },
    quick: async (label) => {
      await page.getByTestId('quick').filter({ hasText: label }).first().click()
    },
    go: async (to) => {
      await page.getByTestId(`nav-${to}`).click()
    },
    keep: (name) => keepScreen(page, name),
    close: () => page.context().close(),
  }
}

/** After a test: what each screen showed is kept when the test failed. */
export async function leaveDesks(desks: Desk[], task: { name: string; result?: { state: string } | undefined }) {
  for (const [n, desk] of desks.splice(0).entries()) {
    if (task.result?.state === 'fail') await desk.keep(`failed-${task.name.slice(0, 12)}-${n + 1}`)
    await desk.close()
  }
}

/** Waits until the locator holds all of these words, in whatever order. */
export async function shows(where: Locator, ...words: readonly string[]): Promise<void> {
  for (const word of words) await where.filter({ hasText: word }).first().waitFor()
}
