// What a WeCom bot needs to be reached.

export interface WeComConfig {
  /** The intelligent bot's id and secret, from the admin page (API mode, long connection). */
  botId: string
  secret: string
  /** Private-cloud tenants have their own. */
  wsUrl?: string
}
