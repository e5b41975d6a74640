// What the assistant says and asks in Chinese.
import type { Question, Saying } from '../dialogue/conversation.ts'
import type { FieldKind } from '../approval/form.ts'

/** A saying with its names already in the reader's language. */
export interface SayingFacts {
  process: string
  now: string
  words: string
  fields: string
  count: number
  limit: number
  /** Names; empty where there are none. */
  administrators: string
}

/** Calendars by their key. */
const OFFICES: Readonly<Record<string, string>> = { CN: '中国', US: '美国', GB: '英国', SG: '新加坡' }

export const dialogueZh = {
  saying: {
    hello: () => '您好！请假、报销、采购、用印……说一句话我就帮您办。说“帮助”可以看我会做什么。',
    welcome: () => '不客气，有事随时找我。',
    'who-i-am': () =>
      '我是公司的办公助手，是程序，不是真人：帮您发起申请、审批、查进度、查制度。说“帮助”看我会做什么。',
    sorry: () => '抱歉没帮上忙。换个说法再说一次，或者说“帮助”看我会做什么；也可以直接用表单。',
    bye: () => '再见，有事随时找我。',
    help: () => '我可以帮您发起申请、审批待办、查进度。',
    cancelled: ({ process }: SayingFacts) =>
      process ? `好的，${process}已取消，没有提交。` : '好的，已取消，什么都没有做。',
    'nothing-to-cancel': () => '现在没有正在办的事，不用取消。',
    'nothing-to-confirm': () => '现在没有等您确认的事。',
    held: ({ process }: SayingFacts) =>
      process
        ? `好的，先不提交，${process}的草稿留着。要继续时说“提交”，不要了说“取消”。`
        : '好的，先不办。需要时再告诉我。',
    'did-not-understand': () => '抱歉，这句没听明白。换个说法试试？例如“下周三请一天年假”。',
    'out-of-scope': () => '这件事我办不了。我可以帮您发起申请、审批和查进度。',
    'only-told': ({ process }: SayingFacts) =>
      process
        ? `听到了，这句我没当成要办的事，什么也没动。要发起${process}，直接说“我要办${process}”。`
        : '听到了，这句我没当成要办的事，什么也没动。要办什么，直接说就行。',
    empty: () => '您好像没有说内容，请再说一次。',
    'too-long': ({ limit }: SayingFacts) => `这段话太长了，请精简到 ${limit} 字以内再发。`,
    'put-aside': ({ process, now }: SayingFacts) =>
      process === now ? `前面那张${process}先放一放，办完这张再继续。` : `${process}先放一放，办完${now}再继续。`,
    later: ({ count }: SayingFacts) => `另外 ${count} 件事也记下了，办完这件接着办。`,
    'too-many-drafts': ({ limit }: SayingFacts) => `您已经有 ${limit} 张没写完的申请，请先提交或取消一张。`,
    'no-such-person': ({ words }: SayingFacts) => `没有找到“${words}”，请核对姓名。`,
    'no-such-request': () => '没有找到符合的申请单。',
    'nowhere-to-attach': () => '现在没有需要附件的申请。先告诉我要办什么，再把文件发给我。',
    'nothing-pending': () => '现在没有等您处理的申请。',
    'nothing-of-yours': () => '您现在没有正在审批中的申请。',
    'returns-to-initiator': ({ words }: SayingFacts) => `这张申请单不能退回给“${words}”，只能退回给发起人，请确认。`,
    'not-available-yet': () => '这项功能还没有上线。',
    useful: () => '谢谢，记下了。类似的问题会优先这样回答。',
    'not-useful': () => '谢谢，记下了。这个问题会转给文档负责人补充。',
    'stale-button': () => '这个按钮已经失效了。',
    'stale-card': () => '内容已有变化，没有执行。',
    changed: ({ fields }: SayingFacts) => `好的，已改：${fields}。`,
    'may-not-start': ({ process, administrators }: SayingFacts) =>
      `您不能发起“${process}”，如有需要请联系管理员${administrators}。`,
    'not-set-up': ({ process, administrators }: SayingFacts) =>
      `公司还没有在这里开通“${process}”，我办不了。需要的话请找管理员${administrators}开通。`,
    'not-yet': () => '还差一项，填了才能提交：',
    'left-out': ({ fields }: SayingFacts) => `${fields}没有对上，先空着，不影响提交；要填可以直接说。`,
    'still-there': ({ process }: SayingFacts) => `${process}的草稿还留着，要接着办说“继续”，不要了说“取消”。`,
    'up-next': ({ process }: SayingFacts) => `接下来是${process}：`,
    moves: ({ process }: SayingFacts) => `这张${process}还在审批中：您确认撤回后，我接着按新的内容填一张给您看。`,
  } satisfies Record<Saying['say'], (p: SayingFacts) => string>,

  documents: {
    title: '来自公司文档',
    worded: '由模型归纳，逐句核对过出处',
    verified: (who: string) => `${who} 确认过的回答`,
    source: (title: string, place: string) => (place ? `出处：《${title}》${place}` : `出处：《${title}》`),
    restsOn: '依据的文档：',
    page: (page: number) => `第 ${page} 页`,
    none: '公司文档里没有找到答案。',
    nearest: '下面的文档最接近，也可以直接问负责人：',
    owner: (who: string) => `负责人：${who}`,
    noted: '我记下了这个问题，每周会汇总给文档负责人。',
    empty: '还没有您能查阅的公司文档。管理员可以在“知识库”里上传。',
    start: (process: string) => `要现在发起${process}吗？`,
    useful: '👍 有用',
    notUseful: '👎 没用',
    digest: {
      title: '本周知识库简报',
      gaps: (n: number) => `有 ${n} 个问题文档里没有答案，可以在知识库里补上：`,
      asked: (times: number, people: number) => `${people} 人问了 ${times} 次`,
      stale: (n: number) => `有 ${n} 份文档过了复审日期，请看看是否还有效：`,
      since: (date: string) => `应于 ${date} 前复审`,
    },
  },

  /** Who decides on such a request of the reader. */
  approvers: {
    title: (process: string) => `您的${process}由谁审批`,
    version: (n: number) => `按现在发布的流程（第 ${n} 版）和您的部门、上级`,
    when: (condition: string) => `（${condition}${/\d$/.test(condition) ? ' ' : ''}时）`,
    depends: '（视内容而定）',
    youPick: '提交时由您选',
    inForm: '申请单里填的人',
    any: (names: string) => `${names}，任一人即可`,
    more: (names: string, count: number) => `${names}等 ${count} 人`,
    copied: (names: string) => `抄送 ${names}`,
    standIn: (names: string) => `${names}（没有合适的审批人，由管理员代审）`,
    start: (process: string) => `发起${process}`,
    days: '天数',
    currency: '币种',
    or: '，或',
    and: '且',
    signs: {
      '>': (name: string, value: string) => `${name}超过 ${value}`,
      '>=': (name: string, value: string) => `${name}达到 ${value}`,
      '<': (name: string, value: string) => `${name}不到 ${value}`,
      '<=': (name: string, value: string) => `${name}不超过 ${value}`,
      '=': (name: string, value: string) => `${name}是${value}`,
      '!=': (name: string, value: string) => `${name}不是${value}`,
    },
  },

  askField: {
    text: (label: string) => `请问${label}是？`,
    longText: (label: string) => `请说一下${label}。`,
    number: (label: string) => `请问${label}是多少？`,
    money: (label: string) => `请问${label}是多少？`,
    date: (label: string) => `请问${label}是哪一天？`,
    dateRange: (label: string) => `${label}从哪天开始？`,
    choice: (label: string) => `请选择${label}：`,
    person: (label: string) => `请问${label}是谁？`,
    department: (label: string) => `请问${label}是哪个？`,
    attachment: (label: string) => `请上传${label}。`,
    table: (label: string) => `请用表单填写${label}。`,
  } satisfies Record<FieldKind, (label: string) => string>,
  askEnd: (start: string) => `从${start}开始，到哪天结束？（含当天）`,
  askHalf: () => '是上午还是下午？',
  /** The first ask of a range, when nothing of it is known. */
  startHint: '也可以一次说完，例如“下周三到周五”。',

  ask: {
    field: () => '',
    'which-person': () => '有几位同名或相近，请问是哪一位？',
    'which-request': () => '请问是哪一张？',
    'which-act': () => '请问您是想：',
    'which-process': () => '请问您要办哪一种？',
    reason: () => '请说一下理由。',
    'pick-approvers': () => '请选择审批人：',
    person: () => '请问交给谁？',
    edit: () => '要改哪一项？可以点下面的按钮，也可以直接说，例如“改成三天”。',
    resume: () => '',
  } satisfies Record<Question['ask'], () => string>,
  askReason: {
    reject: '请说一下拒绝的理由，申请人会看到。',
    return: '请说一下退回的原因，方便申请人修改。',
    comment: '请问要说什么？',
  },
  pickApproversFor: (step: string) => `请为「${step}」选择审批人：`,
  resume: (process: string) => `继续刚才的${process}？`,
  none: '都不是',
  /** It may have failed after something was done: nothing is claimed about that. */
  couldNotAnswer: () => '抱歉，刚才这条消息没有处理完。请先看看“我的申请”和“待我审批”办到了哪一步，再发一次。',
  /** To administrators and the initiator, once a task. */
  leaverHolds: (p: { who: string; number: string }) =>
    `${p.number} 在等 ${p.who} 处理，但 ${p.who} 已离职，提醒送不到。申请人可以撤回后重新提交，系统会另找审批人。`,
  /** To administrators, once per calendar and year. */
  calendarUnknown: (p: { calendar: string; year: number; number: string }) =>
    `${p.year} 年的节假日安排（${OFFICES[p.calendar] ?? p.calendar}）还没有录入，跨到那一年的待办因此没有处理时限，也不会自动催办；最早遇到的是 ${p.number}。安排公布后请更新节假日。`,
}
