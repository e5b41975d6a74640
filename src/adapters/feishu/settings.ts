// What an app of the company's own in Feishu or Lark needs to be reached.

export interface FeishuConfig {
  /** App ID and App Secret from the developer console. */
  appId: string
  appSecret: string
  /** Where its interface is: https://open.feishu.cn, https://open.larksuite.com, or a private one. */
  url: string
  /** Over a connection that we open, or by calls of a public address of ours. */
  mode: 'ws' | 'webhook'
  /** Both are needed for webhooks: without the first nothing is signed. */
  encryptKey?: string
  verificationToken?: string
}
