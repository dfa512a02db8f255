# 首页
overview-findings = 本月要点
overview-no-findings = 本月没有需要提请注意的事项。
overview-strip = 条款考核
overview-trust = 数据可信度
overview-actions = 最急待办
overview-no-actions = 没有逾期或七日内到期的事项。
overview-overdue = 逾期未办事项
overview-description = { $month }服务监督报告：七项指标、要点、条款考核与待办。

# 条款考核表
scorecard-lead = 每行一条制度条款。有一项评色指标不达标，条款即不达标；否则有一项未测即为部分未测；其余取最差者。样本不足的不计。
scorecard-obligation = 条款与义务
scorecard-primary = 主要指标
scorecard-six-months = 近六个月
scorecard-others = 其他指标
scorecard-score = 考核得分

# 待办与逾期
actions-lead = 每类事项一张表，逾期在前，最久在前。没有的也写“无”，使空白看得见。
actions-overdue = 逾期未办
actions-new = 其中本月新增
actions-next = 下月到期

# 服务受理
tickets-volume = 受理量
    .lead = 来了多少，比往常多还是少？按每工作日比较。
tickets-backlog = 存量
    .lead = 还有多少没办完，压了多久？
tickets-response = 首次响应
    .lead = 客户等了多久才有人回应？
tickets-resolution = 解决
    .lead = 问题是否按时解决？按优先级分开看，总数会因构成而变。
tickets-levels = 热线、远程、现场
    .lead = 问题在哪一层解决？这取决于问题本身，只列数，不评色。
tickets-zones = 现场到达
    .lead = 派工之后多久出发、多久到达？按区域的时限。
tickets-first_contact = 首问
    .lead = 第一次接触是否登记清楚、一次办结，客户是否不必再打第二次电话？
tickets-hours = 来单时段
    .lead = 什么时候最忙？只计数量。
tickets-rows = 未按时的工单
    .lead = 以上各率中未按时的每一单。全部记录在 rows/ 中。

# 投诉
complaints-figures = 本月投诉
    .lead = 投诉了多少，是否及时响应、按期办结？
complaints-trend = 十二个月
    .lead = 这个月的件数是否超出平常的起伏？
complaints-causes = 原因
    .lead = 为什么投诉？件数少，用表不用图。
complaints-rows = 每一起投诉
    .lead = 受理、响应、办结、是否成立、原因、是否答复。

# 满意度
satisfaction-response = 回收
    .lead = 发出多少，回来多少？没有回答的人可能更满意，也可能更不满意，因此列出两个极端。
satisfaction-overall = 总体满意
    .lead = 回答的客户中，满意和很满意的占多少？
satisfaction-distribution = 各项评价
    .lead = 每一项的全部回答，不只看平均。
satisfaction-index = 客户满意指数
    .lead = 各分项折算为 0–100 后加权，换算方法印在旁边。
satisfaction-priorities = 改进优先级
    .lead = 权重高而得分低的，先改。
satisfaction-low_scores = 低分与未达期望
    .lead = 不满意的客户是否有人联系、查明原因、给出答复？
satisfaction-comments = 意见摘录
    .lead = 经遮蔽后公布，不署名。

# 重大故障
faults-figures = 本月
    .lead = 发生几次，多久恢复，通报、分析、反馈是否到位？
faults-timeline = 全年
    .lead = 两次故障之间隔了多少天？
faults-register = 台账
    .lead = 每次故障的通报、备案、转达、恢复、分析与反馈。
faults-repeats = 疑似重复
    .lead = 同一项目、同类原因，180 天之内。
faults-actions = 纠正预防措施
    .lead = 分析报告中定下的措施是否按期关闭？
fault-checklist = 要素核对
    .lead = 制度要求通报和分析报告写明的内容，是否齐全。
fault-analysis = 分析报告
    .lead = 技术服务部提交的原文，联系方式已遮蔽。
fault-actions = 本次故障的待办
    .lead = 谁在何时之前做什么。
fault-source = 来源文件

# 主动服务
proactive-summary = 三项合计
    .lead = 回访、巡检、调研，答应做的是否做了？
proactive-visits = 回访
    .lead = 首年每月一次，其后每季一次；未接通的不算。
proactive-inspections = 巡检与隐患
    .lead = 计划的是否做了，发现的隐患是否递交、整改？
proactive-research = 服务调研
    .lead = 高层和资深工程师是否到场，意见是否有方案、有落实？
proactive-yearend = 新年礼物与新需求
    .lead = 十二月三十一日之前，每位客户一份礼物、一次需求了解。
proactive-holidays = 节假日值守
    .lead = 每个应值守的日期是否有人巡查、查了几次？

# 协作沟通
teamwork-weekly = 周报
    .lead = 每周五中午之前是否交齐？按部门计数。
teamwork-liaison = 工作联络单
    .lead = 是否签收、是否按要求的日期回复？
teamwork-rulings = 分歧与裁决
    .lead = 提交办公室的分歧是否裁决，裁决是否执行？
teamwork-report = 本报告
    .lead = 上一期是否按时上报？

# 网店客服
shop-chats = 旺旺沟通
    .lead = 买家等了多久才有人回复？
shop-shipments = 发货与物流
    .lead = 是否在买家来问之前先告诉买家？
shop-shifts = 班次
    .lead = 每个应设班次是否有人？只计次数，不列姓名。
shop-handovers = 交接
    .lead = 交接记录是否完整？
shop-requests = 请假、换班、补班
    .lead = 是否提前提出、是否超过每月两次？

# 客户与工程师
customers-lead = 按拼音排列。点客户名看项目、工单、回访与待办。
customer-projects = 项目
    .lead = 在用项目、交付时间与回访节奏。
customer-tickets = 工单
    .lead = 来了多少，办得多快？
customer-complaints = 投诉
    .lead = 本窗口期内的投诉。
customer-faults = 重大故障
    .lead = 影响该客户的故障。
customer-visits = 回访与巡检
    .lead = 何时联系过，下次何时。
customer-survey = 满意度
    .lead = 不记名的和少于 5 份的只在总体中公布。
customer-actions = 待办
    .lead = 尚未办完的事。
engineer-mix = 工单构成
    .lead = 先看构成再看比较：难的工单多，时间自然长。
engineer-workload = 工作量
    .lead = 经办、上门与在办。
engineer-quality = 质量
    .lead = 与部门相同构成的数值并列；件数少时只列件数。
engineer-remark = 情况说明

# 年度
year-lead = 十三个月的小图尺度相同，虚线为控制限；看趋势，不看两点。
year-to-date = 年初至今
    .lead = 累计的分子与分母，以及上年同月；春节在一二月间移动，故一二月合并比较。
year-restated = 发布值与修订值
    .lead = 发布过的数字保留；迟到或更正的记录使之不同时，两者并列并说明原因。

# 数据质量
quality-lead = 报告的数据来自被监督的一方，所以每个文件都列出指纹、行数和去向：读入 = 采用 + 去重 + 跳过 + 拒绝。
quality-help = 怎么办
quality-missing = 缺少的记录
    .lead = 没有收到的记录类型，以及因此未测的指标。
quality-problems = 问题
    .lead = 按种类列出，先列使行被拒绝的。
quality-files = 文件
    .lead = 每个读入的文件。
quality-columns = 列的对应
    .lead = 哪一列读作哪个字段，哪些同义列未采用。
quality-exclusions = 排除
    .lead = 不计入分母的记录及其代码。
quality-cross = 互相核对
    .lead = 不同记录之间对不上的地方。
quality-completeness = 完整程度
    .lead = 每项指标所需的值有多少是齐的。
quality-choices = 读数据时的选择
    .lead = 量表、编码、优先级方向等，可在设置中改。

# 口径说明
methods-lead = 每个数字怎样数出来：分子、分母、归月、目标及其来源。数字后面的链接都指到这里。
methods-seen = 见
methods-rules = 归月与类别
    .lead = 每项指标属于一种归月规则和一种类别。
methods-statistics = 统计方法
    .lead = 何时给区间、何时画箭头、何时不说话。
methods-readings = 制度文字的读法
    .lead = 制度没有写明的地方，本报告采用的读法与理由。
methods-settings = 现行设置
    .lead = 目标、时限、日历、权重，由谁设定、自何时起。
methods-glossary = 词汇
    .lead = 报告中用到的词。
methods-fact-rule = 归月
methods-fact-kind = 类别
methods-fact-target = 目标
methods-fact-floor = 底线
methods-fact-set-by = 设定者
methods-fact-direction = 方向
methods-fact-records = 所需记录
methods-fact-exclusions = 排除代码
methods-fact-population = 本月数值
methods-direction-up = 越高越好
methods-direction-down = 越低越好
methods-statistics-display = 比率以分子分母保存，以一位小数显示；不到全部不写 100%，不是零不写 0%；分母为 0 写“本月无应办”。件数不足 10（评价不足 5）只写件数。
methods-statistics-colour = 颜色用件数比较，不用舍入后的百分比；不足 10 件时零失误为绿、一次为黄、两次以上为红。
methods-statistics-wilson = 过程率与满意率附 95% 威尔逊区间；清点类是全数，不附区间。
methods-statistics-change = 两月之差附纽科姆区间；99% 区间不含 0 才画箭头，否则写“无法断定有变化”，这不等于没有变化。
methods-statistics-poisson = 件数附泊松精确区间：零起与每月三起的水平并不矛盾。
methods-statistics-control = 控制图以头 12 个月为基线，至少 8 个月；比率用精确二项限，件数用精确泊松限，中位数与指数用 XmR。信号为一点在限外，或连续八点在中心线一侧。
methods-statistics-quantile = 时长用中位数与 P90（最近秩），不用平均；未完成的另列。
methods-statistics-index = 满意指数按所印的换算法计算；改换算法时全部历史重算，不混在一图。
methods-statistics-nonresponse = 满意率同页给出未答者全部不满意与全部满意两个极端。
period-rule-V = 受理量类：本月新增
    .means = 记录在本月新开。
period-rule-P = 承诺类：本月到期
    .means = 承诺在本月到期；到期即判，只判一次，不提前也不补判。
period-rule-D = 时长类：本月完成
    .means = 结束的时刻（响应、解决、恢复）在本月。
period-rule-S = 存量类：月末
    .means = 数据截止时刻的状态。
period-rule-E = 事件类：本月发生
    .means = 事件的日期在本月。
period-rule-O = 评价类：本月回收
    .means = 答卷在本月提交。
kind-C = 清点类
    .means = 逐件可数的义务，本月清单就是总体，不作推断。
kind-R = 过程类
    .means = 代表过程表现的比率，附区间与控制图。
kind-Q = 评价类
    .means = 回答者的评价，附区间、回收率与未答的两个极端。
kind-N = 计数类
    .means = 件数。
kind-T = 时长类
    .means = 中位数与 P90。
kind-I = 参考类
    .means = 只供参考，从不评色。
kind-Z = 零容忍
    .means = 一次失误即不达标，不论件数。
family-acceptance = 受理、首问与投诉
family-levels = 被动服务的层次
family-proactive = 主动服务
family-faults = 重大故障
family-satisfaction = 满意度
family-communication = 沟通
family-shop = 网店客服

# 打印版与各期
print-contents = 目录
issues-description = 各期服务监督报告，新的在前。
issues-none = 还没有发布的报告。
overview-complaints = 本月投诉 { $n } 起
overview-analyses-missing = 缺分析报告 { $n } 份
overview-recovery = 恢复中位数 { $value }
overview-overdue-new = 其中本月新增 { $n } 项
overview-trust-rows = 读入 { $files } 个文件 { $read } 行，拒绝 { $rejected } 行（{ $share }）
overview-trust-measured = { $n ->
    [0] { $all } 项评色条款全部已测
   *[other] { $all } 项评色条款中 { $n } 项未测或部分未测
}
overview-trust-late = 回访记录中事后 { $days } 天以上补录的占 { $share }
scorecard-coverage = 按权重已测 { $share }
scorecard-too-little = 已测不足，不计分
actions-more = 另有 { $n } 项，见 rows/actions.csv
actions-absent = 没有收到{ $records }
methods-example = 算例（{ $month }）：结果 { $result }
methods-column-number = 编号
methods-column-text = 条文
methods-column-reading = 采用的读法
methods-column-why = 理由
methods-column-key = 设置项
methods-column-value = 现值
methods-column-meaning = 含义
methods-settings-changes = 部分设置自 { $months } 起有变动，此前各月按当时的设置判定。
year-to-date-caption = { $year } 年 1 月至 { $month }
year-to-date-note = 中位数与指数不能相加，不列。有一个月未测的指标不列累计。
year-column-this = 年初至今
year-column-last = 上年同期
year-column-same = 上年同月
quality-read = 读入
quality-kept = 采用
quality-deduplicated = 去重
quality-skipped = 跳过
quality-rejected = 拒绝
quality-files-note = 完整的 SHA-256 与全部问题见 figures.json。
quality-times = { $n } 处
quality-not-supplied = 没有收到
quality-column-missing = 缺少列
quality-constant = （设置中的固定值）
quality-lacking = { $column }（{ $n } 个文件）
quality-population = 总体
quality-excluded = 排除
quality-pending = 未到期
quality-counted = 计入
quality-codes = 排除代码
quality-column-file = 文件
quality-column-kind = 记录类型
quality-column-encoding = 编码
quality-column-span = 起止日期
quality-column-disabled = 未测指标数
quality-column-metrics = 未测指标
quality-column-fed = 字段 ← 列名
quality-column-lacking = 缺少的列
quality-column-check = 核对
quality-column-count = 处数
quality-column-places = 位置
quality-column-usable = 可用行/应读行
quality-column-share = 可用率
quality-column-choice = 选择
quality-column-value = 采用
quality-choice-encoding = 文件编码
quality-choice-index = 满意指数换算
quality-choice-scales = 问题的量表
quality-choice-name = 简称与全称
list-separator = ；
quality-downloads = 可下载的明细
    .lead = 每条记录一行、每项指标一列结果；超过五万条的类型只列例外。只有编号、时间、结果与代码。
year-column-published = 发布值
year-column-revised = 修订值
year-column-why = 原因
year-edition-changes = 与第{ $n }版的差异
cause-late-rows = 迟到记录：{ $path } 增加 { $n } 条
cause-corrected-rows = 更正记录：{ $path }
cause-withdrawn-rows = 撤回记录：{ $path } 减少 { $n } 条
cause-target = 目标调整
cause-setting = 设置调整：{ $key } 由 { $was } 改为 { $now }
cause-definition = 定义变更
cause-scope = 只有一方有此数
cause-deferred = 发布时有 { $n } 项尚未到期或暂停中
cause-program = 程序版本由 { $was } 改为 { $now }
cause-later-close = 数据截止推后：输入与定义未变，截止之后的登记此时可见
cause-unknown = 原因不明：输入与定义均未变
