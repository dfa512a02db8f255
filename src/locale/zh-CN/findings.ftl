# 要点的规则名与句式。句中只有数、名、日期和岗位，没有规则之外的形容词。
rule-zero_tolerance = 零容忍
rule-red_promise = 承诺不达标
rule-control_signal = 控制图信号
rule-mix_effect = 结构影响
rule-data_caveat = 数据提示
rule-improvement = 改进
# 数的写法：比率永远带分子分母
finding-pair = { $k }/{ $n }
finding-share = { $share }（{ $pair }）
finding-fault_report_missing = 故障分析报告缺 { $n } 份：{ $subject } 应于 { $due } 提交，已逾期 { $days } 天（{ $owner }）。
finding-fault_report_both = 故障分析报告缺 { $n } 份：{ $subject } 应于 { $due } 提交，已逾期 { $days } 天；另有 { $incomplete } 份不完整，最久的 { $other } 逾期 { $other_days } 天（{ $owner }）。
finding-complaint_overdue = 超期未结投诉 { $n } 起：{ $subject } 应于 { $due } 办结，已逾期 { $days } 天（{ $owner }）。
finding-major_late = 重大事项 { $n } 起未按时上报总经理：{ $ticket }（{ $date }）{ $took }后才上报（{ $owner }）。
finding-major_unreported = 重大事项 { $n } 起未上报总经理：{ $ticket }（{ $date }）没有上报记录（{ $owner }）。
finding-holiday_unwatched = 节假日 { $n } 天无人值守：{ $dates }（{ $owner }）。
finding-zero_tolerance = { $metric }：{ $n } 起（{ $owner }）。
finding-red_promise = { $metric } { $value }，未达底线 { $floor }；未按时的 { $n } 项中 { $missing } 项月末仍未完成（{ $owner }）。
finding-red_promise_few = { $metric } { $value }：{ $n } 项未按时，其中 { $missing } 项月末仍未完成（{ $owner }）。
finding-red_rate = { $metric } { $value }，未达底线 { $floor }，涉及 { $n } 项（{ $owner }）。
finding-red_rate_few = { $metric } { $value }，涉及 { $n } 项（{ $owner }）。
finding-control_signal = { $metric } { $value }，在控制限 { $low }–{ $high } 之外。
finding-control_run = { $metric } { $value }：自 { $since } 起连续 { $n } 个月在中心线 { $line } 的不利一侧。
finding-control_step = { $metric } { $value }，上月为 { $before }，变动超出移动极差的控制限。
finding-mix_fell = { $metric }总体下降 { $total } 个百分点，而各类合计上升 { $within } 个百分点：差别来自各类数量的变化。
finding-mix_rose = { $metric }总体上升 { $total } 个百分点，而各类合计下降 { $within } 个百分点：差别来自各类数量的变化。
finding-mix_fell_open = { $metric }总体下降 { $total } 个百分点，而各类合计上升 { $within } 个百分点：差别来自各类数量的变化，总体下降本身不能断定。
finding-mix_rose_open = { $metric }总体上升 { $total } 个百分点，而各类合计下降 { $within } 个百分点：差别来自各类数量的变化，总体上升本身不能断定。
finding-survey_small = 总体满意度只有 { $n } 份回答，样本不足，未计算。
finding-records_missing = 没有收到{ $records }{ $more ->
    [0] {""}
   *[other] 及另外 { $more } 类记录
}，{ $n } 项指标未测。
finding-scale_refused = { $file } 中“{ $question }”{ $more ->
    [0] {""}
   *[other] 及另外 { $more } 题
}的答案不合任一量表或合于多个量表，未计算；请在设置 survey.questions 中指明。
finding-volume_jump = { $metric }本月 { $n } 单，前六个月中位数 { $median } 单：请核对导出是否完整。
finding-rejected = { $file } 有 { $share } 的行被拒绝，所涉月份的指标未测。
finding-improvement = { $metric }由 { $before }升至 { $value }，上升 { $points } 个百分点，变化可以断定。
finding-improvement_down = { $metric }由 { $before }降至 { $value }，下降 { $points } 个百分点，变化可以断定。
finding-more-rows = 看明细
finding-more-list = 看清单
finding-more-chart = 看图
finding-more-data = 看数据
# 记录类型
records-tickets = 工单
records-surveys = 满意度问卷
records-campaigns = 问卷发放记录
records-projects = 项目台账
records-visits = 回访记录
records-faults = 重大故障台账
records-fault_analyses = 故障分析报告
records-inspections = 巡检记录
records-weekly_reports = 周报
records-liaison = 工作联络单
records-research = 服务调研记录
records-yearend = 新年礼物与新需求登记
records-holiday_duty = 节假日值守记录
records-shifts = 排班与交接班记录
records-shift_requests = 请假与换班记录
records-chat_sessions = 旺旺会话记录
records-orders = 订单跟踪记录
records-staff = 人员名册
records-remarks = 补充说明
finding-on-page = （{ $page }）
