// Words of the Teams app package: what people read before they add it, and in its menus.
export const teamsAppZh = {
  name: 'Yiju 一句',
  short: '说一句话，办公事就办好了',
  full: '用平常的话请假、报销、采购、用印和审批，也可以问公司的制度和文件。提交和审批之前一定会先请你确认。回答由软件整理，可能有误，网页里可以看到出处。',
  commands: [
    { title: '什么在等我审批', description: '列出等我处理的申请' },
    { title: '我的申请到哪一步了', description: '列出我发起的、还在办的申请' },
    { title: '帮助', description: '看看一句会做什么' },
  ],
  start: { title: '说一句话发起申请', description: '写一句话，或者把这条消息变成申请；回答私下发给你' },
}
export type TeamsAppWords = typeof teamsAppZh
