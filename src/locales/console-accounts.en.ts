// The screen of a person's chat accounts, in English.
import type { ConsoleAccountsWords } from './console-accounts.zh.ts'

export const consoleAccountsEn: ConsoleAccountsWords = {
  title: 'Chat accounts',
  lead: 'Link your account in the company chat: then one sentence there is enough, and approval cards come to you there.',
  none: 'No account is linked yet',
  noneHint:
    'Write to Yiju in the company chat: when your e-mail or staff number matches the directory, you are known at once; if not, take a code and send it there.',
  off: 'No chat is connected yet',
  offHint:
    'Once an administrator has set up Slack, Teams, DingTalk, Feishu or WeCom, you can link your account here. `yiju doctor` tells them the next step.',
  on: (names) => `Connected: ${names}`,
  take: 'Take a code',
  code: 'Code',
  codeHint: 'Within ten minutes, send it to Yiju in a direct message. It works once; do not pass it on.',
  copy: 'Copy',
  copied: 'Copied',
  unlink: 'Unlink',
  unlinkSure: 'What this account says will no longer count as yours.',
  unlinked: 'Unlinked',
  proved: { email: 'known by e-mail', 'staff-id': 'known by staff number', code: 'linked by code' },
  seen: (when) => `last used ${when}`,
  name: { slack: 'Slack', teams: 'Teams', dingtalk: 'DingTalk', feishu: 'Feishu', wecom: 'WeCom', email: 'E-mail' },
}
