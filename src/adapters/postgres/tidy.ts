// Once a day: removes what has done its work (jobs handed over, answered arrivals, keys, old buttons, ended sessions, what strangers were answered, codes and links that ended, words of one person alone). Requests and their log stay.
import type pg from 'pg'
import type { Instant } from '../../kernel/clock.ts'
import { outerDb } from './session.ts'
import { sql } from './sql.ts'

/** Days after which each may go: longer than any platform sends an event again, any queue keeps a job, anybody presses a card. */
const DAYS = {
  outbox: 7,
  inbox: 30,
  command_log: 30,
  button: 180,
  session: 1,
  sign_in_link: 7,
  lesson: 90,
  stranger: 30,
  account_code: 1,
  action_link: 30,
} as const

export async function tidy(pool: pg.Pool, now: Instant): Promise<Readonly<Record<keyof typeof DAYS, number>>> {
  const db = outerDb(pool)
  const since = (what: keyof typeof DAYS) => now.subtract({ hours: 24 * DAYS[what] }).toString()
  return {
    outbox: await db.run(sql`delete from outbox where sent_at < ${since('outbox')}`),
    inbox: await db.run(sql`delete from inbox where answered_at < ${since('inbox')}`),
    command_log: await db.run(sql`delete from command_log where claimed_at < ${since('command_log')}`),
    button: await db.run(sql`delete from button where created_at < ${since('button')}`),
    session: await db.run(sql`delete from session where expires_at < ${since('session')}`),
    sign_in_link: await db.run(sql`delete from sign_in_link where expires_at < ${since('sign_in_link')}`),
    stranger: await db.run(sql`delete from stranger where settled_at < ${since('stranger')}`),
    account_code: await db.run(sql`delete from account_code where expires_at < ${since('account_code')}`),
    action_link: await db.run(sql`delete from action_link where expires_at < ${since('action_link')}`),
    // One person's word for a choice that nobody else uses: perhaps their private matter.
    lesson: await db.run(
      sql`delete from lesson where state = 'waiting' and field_id is not null and at < ${since('lesson')}`,
    ),
  }
}
