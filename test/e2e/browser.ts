// Opens Chromium for the browser tests, and a page as a person would have it: a size, a language, light or dark.
//
// What tests can rely on (data-testid unless a role is named):
//   (filled in below as screens are finished)
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { bringChromium } from '../../scripts/chromium.mjs'

export const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url))

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 375, height: 740 }

/** Undefined, after a loud line on stderr, where no Chromium can be had. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const found = await bringChromium()
  if ('missing' in found) {
    process.stderr.write(`\nBROWSER TESTS SKIPPED: ${found.missing}\n\n`)
    return undefined
  }
  return chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...found.args],
  })
}

export interface Look {
  size?: { width: number; height: number }
  locale?: 'zh-CN' | 'en-GB'
  dark?: boolean
  zone?: string
}

export async function openPage(
  browser: Browser,
  { size = DESKTOP, locale = 'zh-CN', dark = false, zone = 'Asia/Shanghai' }: Look = {},
): Promise<Page> {
  const phone = size.width < 600
  const context = await browser.newContext({
    viewport: size,
    locale,
    timezoneId: zone,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return page
}

/** Keeps a picture as a test artefact. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true })
  await page.screenshot({ path: `${SCREENS}${name}.png` })
}

/** Whether anything is wider than the screen. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
