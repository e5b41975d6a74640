// Opens Chromium for the browser tests, and a page as a person would have it: a size, a language, light or dark.
//
// What tests can rely on (data-testid; `x-ID` means that the id is part of it):
//   sign in    sign-in-search · person-ID · demo-note · link-expired
//   frame      nav-chat nav-tasks nav-requests nav-start · count-tasks count-requests (absent at 0) · settings settings-panel sign-out
//              offline-banner · not-found
//   chat       chat-empty · chat-log · composer (its textarea) · send · attach-input · upload · thinking · open-forms process-menu form-KEY
//              my-message (data-state sending|waiting|failed|sent until the server has it) · message
//              card (data-tone) · card-button · card-view (to the request) · quick · card-input card-input-send (what a button asks first)
//              draft-form draft-form-done
//   forms      start start-KEY · request-form · field-ID (the control in it has id f-ID; a row's cell f-ID-ROW-COLUMN; a range's end f-ID-end)
//              problem-ID · line add-line · pick-STEP · person-select · form-next → form-review form-submit form-back · refusal
//   requests   requests request-row (data-number, data-status) · requests-search · load-more; tabs are role tab
//   tasks      tasks task-row (data-number) · tasks-empty · shortcuts shortcuts-help
//   request    request (data-status, data-number) · status (data-status) · value-FIELD · route route-step (data-state) · timeline · comment-input
//              comment-send · actions · do-VERB (more-actions opens the rest) → panel-VERB act-text act-confirm · back
//   knowledge  kb-ask kb-search · kb-answer · kb-hits kb-hit · documents document-row (data-id) documents-filter · kb-upload kb-item (data-state) · groups
//              document passage passage-found (named by the link) document-settings document-save · quote quote-source (on cards) · gaps gap-row
//              verified verified-row teach-add teach-question teach-answer · sources source-row (data-state) source-add source-from source-address
//              source-space source-run source-remove · test-question test-run
//   insight    nav-insight · digest · findings finding-row (data-kind) · finding finding-state (data-state) finding-words finding-answer
//              act-answer act-dismiss act-confirm act-ask · row-dismiss row-ask (in the digest) · process-map bottlenecks · precision · looks
//              forecast · soonest · templates likely
// On phones and other touch screens a day is <input type=date>: fill('2026-12-02'); elsewhere fill it and press Enter.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { bringChromium } from '../../scripts/chromium.mjs'

export const SCREENS = fileURLToPath(new URL('../../test-results/screens/', import.meta.url))

export const DESKTOP = { width: 1280, height: 800 }
export const PHONE = { width: 375, height: 740 }

/** Undefined, after a loud line on stderr, where no Chromium can be had. */
export async function launchBrowser(given?: string): Promise<Browser | undefined> {
  const found = await bringChromium(given)
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
