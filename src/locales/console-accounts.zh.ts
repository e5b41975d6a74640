// The screen of a person's chat accounts.
export const consoleAccountsZh = {
  title: '聊天账号',
  lead: '把您在公司聊天软件里的账号和这里绑定，以后在那边直接说一句就能办事，审批卡片也会发到那边。',
  none: '还没有绑定的账号',
  noneHint: '在公司聊天里给“一句”发条消息：邮箱和通讯录对得上时会自动认出您；认不出时，取一个绑定码发给它。',
  off: '还没有接入聊天软件',
  offHint: '管理员配置 Slack、Teams、钉钉、飞书或企业微信后，这里就能绑定。`yiju doctor` 会告诉管理员下一步。',
  on: (names: string) => `已接入：${names}`,
  take: '取绑定码',
  code: '绑定码',
  codeHint: '10 分钟内，在聊天软件里私聊“一句”发送它。只能用一次，不要转给别人。',
  copy: '复制',
  copied: '已复制',
  unlink: '解除绑定',
  unlinkSure: '解除后，这个账号发来的消息不再算您的。',
  unlinked: '已解除',
  proved: { email: '凭邮箱认出', 'staff-id': '凭工号认出', code: '凭绑定码' },
  seen: (when: string) => `最近使用：${when}`,
  name: { slack: 'Slack', teams: 'Teams', dingtalk: '钉钉', feishu: '飞书', wecom: '企业微信', email: '邮件' },
}
export type ConsoleAccountsWords = typeof consoleAccountsZh
