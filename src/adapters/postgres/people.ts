// The organisation as stored: people, departments, and the company they belong to.
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { People } from '../../assistant/ports.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { Fault } from '../../kernel/fault.ts'
import { createOrganisation } from '../../people/organisation.ts'
import type { Department, Organisation, Person } from '../../people/organisation.ts'
import type { Db } from './session.ts'
import { json, sql } from './sql.ts'

/** Whole companies are read for every decision: the last edition read is kept, and the database asked only whether it still holds. */
export type KnownOrganisations = Map<OrgId, { edition: string; organisation: Organisation }>

const Text = z.string().nullable()
const PersonRow = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    department_id: z.string(),
    manager_id: Text,
    roles: z.array(z.string()),
    title: Text,
    email: Text,
    zone: z.string(),
    calendar: Text,
    locale: z.enum(['zh', 'en']),
    active: z.boolean(),
    last_day: Text,
  })
  .transform(({ department_id, manager_id, title, email, calendar, last_day, ...row }): Person => ({
    ...row,
    department: department_id,
    ...(manager_id === null ? {} : { manager: manager_id }),
    ...(title === null ? {} : { title }),
    ...(email === null ? {} : { email }),
    ...(calendar === null ? {} : { calendar }),
    ...(last_day === null ? {} : { lastDay: last_day }),
  }))
const person = sql`id, name, aliases, department_id, manager_id, roles, title, email, zone, calendar, locale, active,
  to_char(last_day, 'YYYY-MM-DD') as last_day`

const DepartmentRow = z
  .object({
    id: z.string(),
    name_zh: z.string(),
    name_en: z.string(),
    aliases: z.array(z.string()),
    parent_id: Text,
    head_id: Text,
  })
  .transform((row): Department => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    ...(row.aliases.length ? { aliases: row.aliases } : {}),
    ...(row.parent_id === null ? {} : { parent: row.parent_id }),
    ...(row.head_id === null ? {} : { head: row.head_id }),
  }))

const Company = z.object({
  key: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  zone: z.string(),
  calendar: z.string(),
  edition: z.string(),
})

export function createPeople(db: Db, org: OrgId, known: KnownOrganisations): People {
  return {
    organisation: async () => {
      const [company] = await db.rows(
        Company,
        sql`select key, name_zh, name_en, zone, calendar, edition from organisation where id = ${org}`,
      )
      if (!company) throw new Fault('not-found', `no organisation ${org}`)
      const before = known.get(org)
      if (before?.edition === company.edition) return before.organisation
      const people = await db.rows(
        PersonRow,
        sql`select ${person} from person where org_id = ${org} order by position, id`,
      )
      const departments = await db.rows(
        DepartmentRow,
        sql`select id, name_zh, name_en, aliases, parent_id, head_id from department where org_id = ${org} order by position, id`,
      )
      const { key, zone, calendar, edition } = company
      const organisation = createOrganisation({
        id: org,
        key,
        name: { zh: company.name_zh, en: company.name_en },
        zone,
        calendar,
        people,
        departments,
      })
      known.set(org, { edition, organisation })
      return organisation
    },

    save: async ({ key, name, zone, calendar, people, departments, asOf }) => {
      await db.run(sql`
        with company as (
          insert into organisation (id, key, name_zh, name_en, zone, calendar, edition)
          values (${org}, ${key}, ${name.zh}, ${name.en}, ${zone}, ${calendar}, ${randomUUID()})
          on conflict (id) do update set key = excluded.key, name_zh = excluded.name_zh, name_en = excluded.name_en,
            zone = excluded.zone, calendar = excluded.calendar, edition = excluded.edition),
        offices as (
          insert into department (org_id, id, name_zh, name_en, aliases, parent_id, head_id, position)
          select ${org}, d.id, d.name ->> 'zh', d.name ->> 'en', coalesce(d.aliases, '{}'), d.parent, d.head, d.position
            from jsonb_to_recordset(${json(departments.map((one, position) => ({ ...one, position })))}::jsonb)
              as d (id text, name jsonb, aliases text[], parent text, head text, position integer)
          on conflict (org_id, id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, aliases = excluded.aliases,
            parent_id = excluded.parent_id, head_id = excluded.head_id, position = excluded.position),
        -- Who is no longer named has left; the name stays, old requests show it.
        leavers as (
          update person set active = false, last_day = coalesce(last_day, ${asOf ?? null}::date)
           where org_id = ${org} and active and not (id = any(${people.map((one) => one.id)}::text[])))
        insert into person (org_id, id, name, aliases, department_id, manager_id, roles, title, email, zone, calendar, locale, active, last_day, position)
        select ${org}, p.id, p.name, coalesce(p.aliases, '{}'), p.department, p.manager, coalesce(p.roles, '{}'), p.title, p.email, p.zone, p.calendar, p.locale, p.active, p."lastDay", p.position
          from jsonb_to_recordset(${json(people.map((one, position) => ({ ...one, position })))}::jsonb)
            as p (id text, name text, aliases text[], department text, manager text, roles text[], title text, email text, zone text, calendar text, locale text, active boolean, "lastDay" date, position integer)
        on conflict (org_id, id) do update set name = excluded.name, aliases = excluded.aliases, department_id = excluded.department_id,
          manager_id = excluded.manager_id, roles = excluded.roles, title = excluded.title, email = excluded.email, zone = excluded.zone,
          calendar = excluded.calendar, locale = excluded.locale, active = excluded.active, last_day = excluded.last_day, position = excluded.position`)
      // A closed department goes once nobody, leavers included, stands in it.
      await db.run(sql`
        delete from department d
         where d.org_id = ${org} and not (d.id = any(${departments.map((one) => one.id)}::text[]))
           and not exists (select 1 from person p where p.org_id = d.org_id and p.department_id = d.id)`)
    },

    byEmail: async (email) => {
      const [row] = await db.rows(
        PersonRow,
        sql`select ${person} from person where org_id = ${org} and lower(email) = lower(${email.trim()}) and active order by position limit 1`,
      )
      return row
    },

    setLocale: async (id, locale) => {
      await db.run(sql`
        with spoken as (update person set locale = ${locale} where org_id = ${org} and id = ${id} returning 1)
        update organisation set edition = ${randomUUID()} where id = ${org} and exists (select 1 from spoken)`)
    },
  }
}
