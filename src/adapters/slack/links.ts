// Links to requests: everybody in the channel sees number and status, each person the details they may see.
import type { types } from '@slack/bolt'
import type { Card } from '../../chat/card.ts'
import { requestIn } from '../../chat/request-link.ts'
import { cut } from '../../chat/text.ts'
import { account, type Slack } from './slack.ts'

/** What Slack calls this kind of thing. */
const ENTITY = 'slack#/entities/task'
const TYPE = 'request'

export interface Shared {
  user: string
  channel: string
  message_ts: string
  unfurl_id?: string
  source?: string
  links: readonly { url: string }[]
}

/** Nothing but the line of number and status; and only what the person who shared the link may see. */
export async function unfurl(slack: Slack, workspace: string, shared: Shared): Promise<void> {
  const { webAddress } = slack.host
  const entities: types.EntityMetadata[] = []
  for (const { url } of shared.links.slice(0, 5)) {
    const request = requestIn(url, webAddress)
    const card = request ? await slack.host.details(account(workspace, shared.user), request) : undefined
    if (!request || !card?.subtitle) continue
    entities.push({
      entity_type: ENTITY,
      url: `${webAddress}/requests/${request}`,
      app_unfurl_url: url,
      external_ref: { id: request, type: TYPE },
      entity_payload: { attributes: { title: { text: cut(card.subtitle, 150) }, product_name: 'Yiju 一句' } },
    })
  }
  if (entities.length === 0) return
  const { channel, message_ts: ts, unfurl_id, source } = shared
  const composer = unfurl_id !== undefined && (source === 'composer' || source === 'conversations_history')
  await slack.workspaces.call(workspace, 'chat.unfurl', (c) =>
    c.chat.unfurl({ metadata: { entities }, ...(composer ? { unfurl_id, source } : { channel, ts }) }),
  )
}

export interface Asked {
  user: string
  trigger_id: string
  entity_url: string
  external_ref?: { id: string; type?: string }
}

/** Answers one person who opened it: their view, or that there is none for them. */
export async function presentDetails(slack: Slack, workspace: string, asked: Asked): Promise<void> {
  const { trigger_id } = asked
  const request = asked.external_ref?.id ?? requestIn(asked.entity_url, slack.host.webAddress)
  const card = request ? await slack.host.details(account(workspace, asked.user), request) : undefined
  await slack.workspaces.call(workspace, 'entity.presentDetails', (c) =>
    c.entity.presentDetails(
      card && request
        ? { trigger_id, metadata: detailsOf(card, request, asked.entity_url) }
        : { trigger_id, error: { status: 'restricted' } },
    ),
  )
}

function detailsOf(card: Card, request: string, url: string): types.EntityMetadata {
  const rows = card.blocks.flatMap((block) => (block.block === 'fields' ? block.rows : []))
  const steps = card.blocks.flatMap((block) => (block.block === 'route' ? block.steps : []))
  const lines = [
    ...rows.map(({ label, value }) => ({ label, value })),
    ...steps.map(({ name, people, detail }) => ({ label: name, value: [...people, detail ?? ''].join(' ').trim() })),
  ]
  return {
    entity_type: ENTITY,
    url,
    external_ref: { id: request, type: TYPE },
    entity_payload: {
      attributes: { title: { text: cut(card.title, 150) }, product_name: 'Yiju 一句' },
      ...(card.subtitle ? { fields: { status: { value: cut(card.subtitle, 150) } } } : {}),
      custom_fields: lines.slice(0, 50).map(({ label, value }, i) => ({
        key: `line_${i}`,
        label: cut(label, 100),
        type: 'string',
        value: cut(value, 1000) || '–',
        ...(value.length > 60 ? { long: true } : {}),
      })),
    },
  }
}
