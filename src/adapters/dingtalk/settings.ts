// What a DingTalk robot needs to be reached.

export interface DingTalkConfig {
  /** Client id and secret of the enterprise's own app (AppKey, AppSecret). */
  clientId: string
  clientSecret: string
  /** Usually the same as the client id. */
  robotCode: string
  /** Of a card built once in DingTalk's card builder (docs/guide/dingtalk.md); without it buttons are links. */
  cardTemplate?: string
  /** The company says that DingTalk's word for "a group of this company alone" may be relied upon: then questions are answered there. */
  groupAnswers?: boolean
  /** Elsewhere only in tests. */
  apiUrl?: string
  oapiUrl?: string
}

export const API = 'https://api.dingtalk.com'
export const OAPI = 'https://oapi.dingtalk.com'
