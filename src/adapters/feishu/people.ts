// Who somebody is: what Feishu's directory says of an account, and the account of a colleague by their e-mail.
import type { Account, Address } from '../../chat/message.ts'
import type { Profile } from '../../chat/platform.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Api } from './api.ts'
import { isForbidden } from './faults.ts'
import { accountOf, type FeishuAddress } from './hear.ts'

/**
 * The e-mail of the company's own mail comes first: nobody but the employer gives it out. Undefined also where the app may
 * not look: people can still say who they are by a code.
 */
export async function profileOf(api: Api, { user }: Account): Promise<Profile | undefined> {
  try {
    const data = await api.call((client) =>
      client.contact.user.get({ path: { user_id: user }, params: { user_id_type: 'open_id' } }),
    )
    const its = data?.user
    if (!its) return undefined
    const email = its.enterprise_email || its.email
    return {
      ...(its.name ? { name: its.name } : {}),
      ...(email ? { email } : {}),
      ...(its.employee_no ? { staffId: its.employee_no } : {}),
    }
  } catch (error) {
    if (isForbidden(error) || (error instanceof Fault && error.code === 'not-found')) return undefined
    throw error
  }
}

/** Feishu calls a group external as soon as somebody of another company may be in it. False also where the app may not look. */
export async function onlyColleagues(api: Api, address: Address): Promise<boolean> {
  const { chat } = address as FeishuAddress
  if (!chat) return false
  try {
    const data = await api.call((client) => client.im.chat.get({ path: { chat_id: chat } }))
    return data?.external === false
  } catch (error) {
    if (isForbidden(error) || (error instanceof Fault && !error.retryable)) return false
    throw error
  }
}

/** Undefined: nobody has it, or the app may not look. */
export async function findByEmail(api: Api, email: string): Promise<Account | undefined> {
  try {
    const data = await api.call((client) =>
      client.contact.user.batchGetId({ params: { user_id_type: 'open_id' }, data: { emails: [email] } }),
    )
    const user = data?.user_list?.find((u) => u.email?.toLowerCase() === email.toLowerCase())?.user_id
    return user ? accountOf(user) : undefined
  } catch (error) {
    if (isForbidden(error)) return undefined
    throw error
  }
}
