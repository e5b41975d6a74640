// Words that ask or join and carry no subject: they are left out of the word stream (the characters of a text stay complete).

const list = (words: string) => new Set(words.split(/\s+/).filter(Boolean))

export const STOP_EN = list(`
a about above after again all am an and any are aren't as at be because been before being below between both but by
can can't cannot could couldn't did didn't do does doesn't doing don't down during each few for from further had hadn't
has hasn't have haven't having he her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it
its itself let's me more most my myself of off on once only or other ought our ours ourselves out over own please same shall she
should shouldn't so some such than that the their theirs them themselves then there these they they'd they'll they're they've this those
through to too under until up upon us very was wasn't we we'd we're we've were weren't what what's when where which while who
whom whose why will with won't would wouldn't you you'd you'll you're you've your yours yourself yourselves also may might must
tell know want need get got say says said called known anyone someone something anything`)

/** Question words, particles, pronouns and joining words. */
export const STOP_ZH = list(`
的 了 着 过 吗 呢 吧 啊 呀 哦 嘛 么 是 在 有 和 与 及 或 而 也 都 就 还 又 很 更 最 被 把 将 对 对于 关于 由 从 向 到 为 为了 以 于 之 其 该 此 这 那 这个 那个 这些 那些
这样 那样 它 他 她 我 你 您 我们 你们 他们 她们 它们 自己 咱们 本人 什么 哪 哪个 哪些 哪里 哪儿 哪种 哪一 哪位 哪几 谁 几 几个 多少 多 多久 怎么 怎样 怎么样 如何 为何 为什么 为啥 是否 何时 何地 何 何种 何人 啥
什么时候 什么样 哪一个 请问 请 想 问 一下 知道 告诉 能 能不能 可以 可 会 要 应 应该 需要 得 不 没 没有 有没有 是不是 可不可以 要不要 会不会 所 等 等等 但 但是 并 并且 且 因为 所以 如果 的话 那么 则 即 个 上 下 中 里 内 来 去 让 给 用 做 进行 属于 称为 叫 叫做 被称为 当时 之后 之前 以及 其中 一个 一种 某 每 各 呗 喔 嗯 就是 不是 还是 或者 比如 例如 通过 根据 按照 分别 主要`)

/** Phrases of asking, cut from a Chinese question before its words and pairs are taken: 是什么时候 would find other questions, not answers. */
export const ASKING_ZH = new RegExp(
  [
    '请问一下|请问|我想问一下|我想问|想问一下|我想知道|想知道|你知道|告诉我|麻烦问下|帮我查一下|帮我查|查一下|问一下',
    '是什么时候|在什么时候|什么时候|是什么样的|什么样的|是什么|为什么|有什么|什么|怎么样|怎么办|怎么|怎样|如何|何时|何地|为何|有何',
    '(?:是|在|有)?哪(?:一)?(?:座|个|位|家|所|条|年|天|种|本|部|里|儿|些|款|场|类|届|间|项|层|月|几个|几种|几项|几|次|支|名|块|张|级)?',
    '是谁|谁',
    '(?:是|有|要|共|共有|一共|一共有)?多少(?:个|天|年|次|名|位|倍|岁|元|钱|块|种|条|小时|公里|平方米|平方公里|米|人|月|周|分钟|层|级|亩|度|节|只|辆|篇|座|家|所|项|颗|台|部|支|场|届|页|字|斤|公斤|千克|吨|克|枚|根|间|头|棵|株|艘|架|封|份|张|集|首|列)?',
    '(?:第)?几(?:个月|个小时|个工作日|个|天|年|次|名|位|倍|岁|元|块|种|条|小时|公里|米|人|月份|月|周|分钟|层|级|点钟|点|号|节|只|辆|篇|座|家|所|项|颗|台|部|支|场|届|轮|页|集|折)?',
    '多长时间|多久|多(?:长|高|大|重|深|远|快|宽|厚|热|冷|早|晚)(?:时间|年纪|岁数)?',
    '是不是|是否|能不能|可不可以|可以吗|有没有|会不会|要不要|用不用|需不需要|行不行|对不对|吗|呢',
  ].join('|'),
  'g',
)

/** The same in English: how long asks for a time, and long is in no answer. */
export const ASKING_EN =
  /\bhow (?:much|many|long|often|far|soon|fast|quickly|early|late|old|big|large|tall|high|deep|wide|heavy)\b|\b(?:in order|according|used|able|have|has|need|needs|want|wants|like|going) to\b|\b(?:as well as|such as|at least|at most|due to|or else|else)\b/g
