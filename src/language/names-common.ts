// Words that look like people: surnames' characters inside everyday words, titles, and English names that are words.

/** One-character surnames, the usual few hundred, and the compound ones. */
export const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺',
)
export const COMPOUND_SURNAMES = new Set(['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '宇文', '长孙', '端木', '万俟', '夏侯', '南宫', '独孤', '轩辕', '百里', '呼延', '东郭', '澹台', '公羊', '赫连', '闻人', '申屠', '太史', '司空', '钟离', '淳于', '濮阳']) // prettier-ignore

/** Everyday words that begin with a surname's character: as a name they need a place where a person stands. */
export const COMMON = new Set(
  `国庆 清明 中秋 元旦 端午 春节 重阳 建军 立春 高兴 高级 高度 高速 高铁 高峰 高效 高温 高原 高手 高中 高考 高价 高层 高管 高标准 方便 方案 方法 方式 方向 方面 方圆 安排 安全 安装 安静 安心 安宁 安慰 安检 周一 周二 周三 周四 周五 周六 周日 周天 周末 周报 周期 周年 周边 周转 周会 周围 周知 周岁
马上 马路 马力 马虎 何时 何况 何必 何处 和平 和谐 和好 白天 白色 白班 白板 白酒 白纸 黄金 黄色 黄河 黑色 明天 明年 明白 明确 明显 明日 明细 明早 明晚 时间 时候 时长 时段 时常 时光 时差 时效 时刻 成功 成本 成绩 成立 成为 成员 成都 成果 成品 成交 常用 常见 常务 常规 常州 常常 常年 常驻 常青
江苏 江西 江南 江山 江北 江门 金额 金融 金币 金属 金秋 金华 温度 温州 温馨 温和 石油 石头 文件 文档 文化 文字 文员 文具 文章 文本 文明 项目 任务 任何 任命 任职 任意 任免 程序 程度 牛奶 连续 连接 连同 连夜 连休 解决 解释 解除 解约 解答 解聘 万一 万元 万分 向上 向前 向导 于是 关于 关系 关心 关闭 关注 关联 应该 应付 应用 应急 应收 应聘 应酬 路上 路费 路线 路桥 路由 路径 单位 单据 单子 单独 单价 单号 单张 单元 单笔 单日 单人 水平 计划 计算 计入 计提 计件 季度 季节 季末 纪律 纪念 终于 严重 严格 严肃 申请 申报 申购 申领 申诉 管理 管控 管道
毛利 毛巾 毛病 毛笔 龙头 雷达 段落 钱包 汤圆 易耗 易懂 武汉 武器 安徽 安康 乔迁 文印 文案 洪水 施工 施行 陶瓷 温泉 尤其 毕业 毕竟 焦点 焦虑 路过 管家 左右 左边 谷歌 时代 费用 费率 费心 纪要 盛大 童年 项下 曲线 成交 游客 游泳 阳光 阳台 席位 卫生 卫星 查看 查询 查找 查一 查收 查下 查账 查验 包括 包装 包含 包裹 包车 包间 包干 司机 司法 宁波 宁愿 宁夏 华东 华南 华北 华中 华为 车票 车费 车辆 车间 车位 车险 车补 车次 车站 房租 房费 房间 房东 房补 边上 古代 米饭 来自 来回 来访 来电 来源 来不及 全部 全天 全年 全体 全勤 全员 全新 全套 全程 全额 简单 简历 简报 符合 党员 党费 党建 谈判 谈话 谈谈 连假 郁闷 商务 商量 商品 商场 商业 商标 计划 都是 都要 都有 官方 应届 原因 原来 原件 原定 原价 官网 保险 保证 保安 保密 保修 保洁 保存 保留 扬州 明后 沙发 伏特 习惯 和我 和他 和她 和你
林业 林子 钟头 夏天 夏季 秦岭 江湖 史上 顾客 顾问 顾虑 侯车 康复 白领 邱克 石家 姚明 唐山 许可 许多 许久 余额 余款 余下 余年 余姚 叶子 丁点 苏州 魏晋 戴上 汪洋 田野 田径 范围 范本 范例 方才 方可 高考 高新 韩国 韩元 唐朝 冯总结 董事 董事会 董事长 程式 曹操 罗马 罗列 梁山 宋体 谢谢 谢了 谢意 许昌 傅里 沈阳 曾经 曾在 彭博 吕梁 卢布 蒋经 蔡司 贾总结 陈述 陈列 陈旧 杨柳 杨树 赵州 吴江 徐州 徐徐 孙子 孙女 胡子 胡说 胡乱 朱红 林林 何以 何为 郭家 王国 王牌 王者 李子 张开 张贴 张家 张榜 刘海 黄山 黄昏 黄石 周到 周折
请假 年假 病假 事假 报销 采购 出差 合同 付款 审批 同意 批准 通过 驳回 退回 转交 加签 抄送 流程 部门 经理 主管 员工 公司 客户 老板 老师 同事 领导 人事 财务 行政 法务 市场 销售 研发 运营 技术 产品 设计 小时 小组 小计 小于 小区 小票 小孩 小米 小姐 小心 小额 小结 小型 小节 小家 小部 小程 小费 小学 小鹏 小红书 小车 小段 小张纸 小单 小项 小白鼠 小龙虾 老家 老人 老公 老婆 老客 老是 老实 老大 老外 老乡 老化 老员 老项 老关 老花 老方法 老时间 老规矩 老问题 老房 老单 阿里 阿姨`.split(
    /\s+/,
  ),
)

/** Words that end in a surname's character: 紧张|力, 提高|峰. */
export const TAILS = new Set('紧张 主张 夸张 开张 慌张 一张 两张 三张 几张 多张 每张 这张 那张 单张 第张 提高 增高 最高 更高 太高 很高 地方 对方 双方 官方 甲方 乙方 我方 平方 立方 平安 保安 治安 公安 西安 希望 长江 黑龙江 浙江 镇江 说明 声明 证明 透明 注明 聪明 小时 临时 及时 准时 按时 同时 随时 平时 当时 不时 何时 完成 造成 达成 改成 变成 组成 形成 生成 合成 集成 换成 写成 做成 提成 分成 非常 正常 日常 经常 平常 异常 通常 照常 成都 首都 全都 一关 机关 有关 相关 海关 下关 工程 流程 行程 过程 课程 日程 里程 全程 编程 规程 进程 教程 计程 起于 关于 由于 对于 至于 等于 属于 用于 位于 小于 大于 低于 高于 终于 鉴于 便于 多余 剩余 其余 业余 富余 清单 表单 工单 订单 账单 菜单 名单 简单 下单 保单 运单 报单 转单 制单 单单 批单 请单 假单 销单 任单 公车 打车 停车 班车 货车 火车 用车 派车 租车 叫车 包车 拼车 坐车 周边 旁边 身边 这边 那边 外边 里边 上边 下边 左边 右边 信任 责任 担任 主任 现任 离任 上任 前任 继任 月石 年金 现金 奖金 资金 租金 押金 美金 罚金 保证金 公积金 备用金 定金 订金 佣金 基金 文金 消费 交费 付费 收费 免费 经费 缴费 学费 会费 水费 电费 房费 车费 餐费 路费 运费 话费 油费 杂费 公费 自费 团建费 招待费 差旅费 打包 红包 面包 钱包 发包 外包 承包 资源 检查 审查 复查 核查 调查 抽查 自查 巡查 不和 一和 共和 饱和 温和 柔和 上路 公路 道路 铁路 马路 网路 线路 高路 电路 迷路 套路 思路 百万 十万 千万 数万 几万 一万 两万 三万 五万 上万 保管 主管 高管 尽管 不管 代管 托管 监管 接管 掌管 分管 物管 城管 网管 企管'.split(' ')) // prettier-ignore

/** Titles that follow a surname or a name. Longest first. */
export const TITLES = ['总经理', '副总经理', '董事长', '副总裁', '总监', '总裁', '经理', '主任', '主管', '部长', '组长', '处长', '科长', '局长', '院长', '校长', '所长', '厂长', '店长', '班长', '队长', '会长', '行长', '秘书', '助理', '老师', '律师', '会计', '出纳', '工程师', '医生', '教授', '博士', '师傅', '先生', '女士', '小姐', '同学', '同事', '老板', '董事', '董', '副总', '总', '工', '哥', '姐', '叔', '姨', '爷', '少', '导', '局', '处', '科', '所', '队'] // prettier-ignore
/** After 总, 工 …: then it was no title (王总结, 高总额). */
export const NOT_TITLE =
  /^(?:总(?:结|共|计|数|额|是|体|价|部|公司|务|有|之|分|量|需|账|工会|面积)|工(?:作|资|程|具|会|单|时|人|厂|地|商|业|位|龄|牌|期|伤|号|艺|序)|哥(?:们|伦)|姐(?:妹|夫)|导(?:致|出|入|航|游|师)|局(?:部|面|域|限)|处(?:理|于|在|罚|置|分)|科(?:技|目|研|学|室)|所(?:有|以|需|属|在|得|谓)|队(?:伍|列|员)|少(?:了|于|量|数|一|两|个|点)|叔叔|爷爷|董事会)/

/** English names that are also words: they need a capital inside the sentence, an 's or a place where a person stands. */
export const WORD_NAMES = new Set('will may mark grace joy hope art bill rob drew frank grant guy pat sue jack rose rich dean chase miles max june april summer dawn faith dale ray sunny sky angel king young sandy penny long ming an can yi he she you an hu so do in on at or to be we me my see ha ma an fan fang gang hang lang lei long lin man men min nan pan pin pu ran run sang shen sun song tan tang wan wang wei win wing yan yang ye yin you yu yuan chip reed rod stone ward wade wells west north brook lane forest ford page price day love hunter mason parker carter cooper taylor turner walker porter baker cook fisher carol star jade ruby amber crystal violet iris olive ivy lily heather holly fern basil clay cliff dusty earl gene glen harmony jay jewel justice kit lance major melody mercy nick noble pearl peace prince raven reuben robin sage skip storm tad teddy trace trinity van victor virginia way chance destiny'.split(' ')) // prettier-ignore

/** Everyday and office words that a slip of one letter must not turn into somebody. */
export const EN_COMMON = new Set('leave please approve approved reject return report request submit expense claim travel trip purchase payment contract document office manager director finance marketing sales human resources legal team department monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday morning afternoon evening night january february march april june july august september october november december annual sick personal hours hour days week weeks month months year years after before until since about around there their these those where which while would could should shall might right wrong first second third later early never always maybe email phone check change cancel correct confirm thanks thank sorry hello status still other another again under above below every each taxi hotel flight train ticket money total price amount budget reason since need needs needed want wants order orders items item laptop monitor screen chair table paper printer badge forward transfer delegate assign remind remember handle review update create start ended ending going coming making taking working being doing having using given taken done gone made paid spent asked told said think thought know known look looks looking dinner lunch meeting client customer vendor supplier project product company business people person staff employee boss chief board group shift overtime absence medical doctor hospital family mother father sister brother child children birth wedding funeral house home moving visit visits visiting beijing shanghai shenzhen guangzhou london singapore york paris tokyo hong kong china states united kingdom america europe asia'.split(' ')) // prettier-ignore

/** Right before somebody: 转给|…, ask …. */
export const ZH_SLOT_BEFORE =
  /(?:转(?:交|发|派)?(?:给|到)?|交(?:给|由)|发给|派给|分给|移交给?|给|让|叫|请(?!假|客|示|购|款)|找|问(?:一下|问)?|催(?:一下|一催|促|催)?|抄送(?:给)?|加签(?:给)?|委托(?:给)?|授权(?:给)?|代理人?(?:是|为|给|:)?|由|跟|和|与|同|替|帮|@|批准|同意|驳回|退回?(?:给)?|打回(?:给)?|通过|拒绝|关于|审批人(?:是|为|:)?|负责人(?:是|为|:)?|收件人(?:是|为|:)?|交接(?:给|人(?:是|为|:)?)?|接手人?(?:是|为|:)?|提醒|通知|告诉|联系|带上?|陪|看(?:看|一下)?|查(?:一下|看)?|换班?(?:给|成)?|、|安排|指派(?:给)?)\s?$/
export const ZH_SLOT_AFTER =
  /^\s?(?:的(?:申请|请假|报销|出差|加班|单|那|假|采购|合同|付款|用章|费用|考勤|审批|请求|差旅|发票|流程|班|年假|病假|调休|用印|入职|离职)|提(?:交)?的|发起的|(?:来|去)?(?:批|审|代(?!表|码)|接手|负责|处理|顶班|签)|那(?:张|个|条|笔|份|边)|(?:请|申请)的|(?:批|审|看)(?:了|过|完|的)|换班|同意|驳回)/
export const EN_SLOT_BEFORE =
  /(?:\b(?:to|from|with|for|by|ask|remind|chase|urge|nudge|assign|cc|tell|forward|approve|reject|return|and|or|is|of|on|via|let|have|ping|notify|contact|add|swap with|behalf of|delegate to|mr\.?|ms\.?|mrs\.?)|@)\s?$/
export const EN_SLOT_AFTER =
  /^(?:'s|’s|s'|\s+(?:is|will|approved|rejected|submitted|filed|asked|covers|covering|can|should|has|wants|needs)\b)/
