// What WeCom needs to be reached: an intelligent bot over its connection, or an app by callbacks.

export interface WeComConfig {
  /** The intelligent bot's id and secret, from the admin page (API mode, long connection). */
  botId: string
  secret: string
  /** Private-cloud tenants have their own. */
  wsUrl?: string
}

export interface WeComAppConfig {
  corpId: string
  agentId: number
  secret: string
  /** Of "receive messages" on the app's page: what signs and what encrypts. */
  token: string
  aesKey: string
  /** Private-cloud tenants have their own. */
  apiUrl?: string
}

export const QYAPI = 'https://qyapi.weixin.qq.com'
