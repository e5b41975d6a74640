// Words said in passing: they set the scene of a question and are seldom in the answer's text, so that finding them, or not, says little.

const list = (words: string) => words.split(/\s+/).filter(Boolean)

const ENGLISH = `
come go make use take give find start begin work people person time year day thing way place part name number kind type sort many much first last long good new old big
small high call see send wants much money someone probably responsible toward towards without inside ever even already expect away happen keep put let look become run help show move live believe hold bring must allow possible able exact exactly original originally main usual usually
think seem feel now still leave mean hear try like please just get turn set lot bit actual actually really maybe perhaps sure okay fine right wrong enough better best bad hard easy quick fast slow soon later today tomorrow yesterday tonight morning afternoon evening night week month currently recently ago
long longer whole total several various certain common typical normal general usual simple real true main major important famous different similar another other next previous following early late every always never often sometimes again back along around near off together instead rather quite almost nearly
suddenly accidentally finally officially specifically remember forget talk speak ask answer question problem issue case situation reason matter fact example idea guy man woman friend colleague everybody nobody stuff anyway kind happen occur appear exist involve concern consider include contain relate follow continue
decide plan hope wonder wish suppose guess figure realise realize notice mention describe explain tell say word call want need would could should might`

const CHINESE = `
人 人们 事 事情 东西 时间 时候 地方 名字 名称 情况 问题 方面 使用 用来 用于 开始 出现 发生 成为 成 一共 总共 共 共有 来 去 办 弄 搞 算 放 拿 交 带 看 说 讲 写 叫 当 发 出 开 走 收 过 点 位 种
同事 公司 员工 一张 一般 普通 钱 办法 规定 安排 参加 得到 拿到 收到 放在 有人 别人 大家 最晚 后果 时候 太多 多少 也要 超过 现有 不去 不用 到底 究竟
怎么办 目前 现在 当时 后来 最后 最早 最初 首次 第一 具体 一般 通常 大概 大约 左右 以上 以下 最多 最少 至少 不能 必须 有关 相关 才能 才 再 已经 会被
今天 明天 昨天 后天 前天 今年 去年 明年 前年 今晚 昨晚 早上 上午 中午 下午 晚上 傍晚 夜里 半夜 白天 平时 平常 最近 刚才 刚刚 刚 马上 立刻 立即 以后 以前 之前 之后 然后 后面 前面 里面 外面 上面 下面 旁边 这里 那里 这边 那边 这儿 那儿 这会儿 一会儿 一直 一路 一旦 一时 经常 常常 总是 老是 有时 有时候 偶尔 突然 忽然 正好 刚好 临时 本来 原来 原先 终于 仍然 还是 还有 还要 还能 另外 其他 其它 别的 其余 任何 所有 全部 整个 部分 大部分 许多 很多 好多 好几 好些 不少 一些 有些 有的 某些
上个月 这个月 下个月 本月 上月 下月 上周 下周 这周 本周 上个 下个 那天 这天 当天 每次 一次 两次 一天 两天 几天 半天 一周 一月 一年 一下 一点 一点儿 有点 有点儿 一样 一块 一起 一边
出来 出去 进来 进去 上来 上去 下来 下去 回来 回去 过来 过去 起来 回事 出来 到了 掉 好 完 起 住 见 着急 急着 急 来得及 来不及 不了 不到 不见 不够 不对 不行 不好 不想 不要 不会 不可 不知 不知道 没法 没用 没人 没事 没了 没有 不然 否则 要不 要么 万一 假如 要是 假设 如果 除非 只要 只有 只能 只 光 全 都是 就是 就能 就要 才行 才会 才可以 算不算 算是 算
想 想要 打算 准备 觉得 认为 以为 看见 看到 看看 听说 听 发现 碰到 遇到 遇上 碰上 希望 希望能 喜欢 怕 担心 嫌 麻烦 请教 咨询 问问 打听 了解 记得 忘了 忘 说是 所说 表示 指 有没有 能否 可否 能够 可能 应该 应当 得 该 肯 愿意 敢 使 令 叫做 作为 当作 看作 变成 变 弄成 搞定 处理 解决 进行 做法 干嘛 干吗 干什么 干 做 弄 搞 整 管 对付 
我家 家里 人家 本人 个人 自己 自个儿 咱 咱们 大伙 伙计 朋友 亲戚 老师 师傅 女士 先生 小姐 哥们 领导们 孩子们 同学 一个人 两个人 有事 有空 没空 空 机会 好处 坏处 关系 意思 道理 样子 程度 范围 方式 形式 性质 作用 影响 结果 内容 部位 步 一步 第一步 小 大 太大 太小 太高 太低 太长 太短 太 够 满 多 少 快 慢 早 晚 早点 晚点 快点 真 真的 确实 实际 实际上 其实 基本 基本上 主要 尤其 特别 非常 十分 挺 蛮 相当 比较 更 极 完全 直接 间接 顺便 顺利 正常 单独 仅 仅仅 
介绍 举例 列举 说明 描述 提到 提及 所谓 属于 位于 存在 包括 包含 具有 拥有 含有 采用 产生 引起 造成 导致 带来 形成 构成 获得 受到 遭到 感到 加以 予以 给予 分别 各自 共同 互相 相互 同时 期间 当中 其间 世界上 世上 历史上 全世界 全国 国内外 整座 整条`

/** Words so common in questions of every kind that finding them, or not, says little. */
export const GENERIC: ReadonlySet<string> = new Set([...list(ENGLISH), ...list(CHINESE)])
