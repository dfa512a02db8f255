//! The columns of tickets and the words that their cells may hold.

use crate::ingest::Type;
use crate::ingest::Words;
use crate::{columns, vocabulary};

columns! {
    /// The number of the ticket.
    TICKET_ID: "ticket_id", Type::Key, Required, "GD20261014-007", [
        "工单编号", "工单号", "工单ID", "单号", "服务单号", "服务单编号", "服务编号", "受理单号", "受理编号", "报修单号", "事件单号",
        "事件编号", "问题编号", "Bug编号", "流水号", "关键字", "ID", "ticketCode", "caseNo",
    ];
    /// When it was opened.
    OPENED_AT: "opened_at", Type::Stamp, Required, "2026-10-14 11:30", [
        "创建时间", "建单时间", "提单时间", "发起时间", "提交时间", "登记时间", "来电时间", "报修时间", "申报时间", "接入时间", "创建日期",
        "开单时间", "受理时间",
    ];
    /// The customer.
    CUSTOMER: "customer", Type::Text, Metric, "华东某印务", [
        "客户名称", "客户", "客户单位", "客户公司", "单位名称", "公司名称", "用户单位", "最终客户名称", "所属客户", "企业名称", "报修单位",
    ];
    /// The project, by its number or its name.
    PROJECT: "project", Type::Text, Metric, "P-2025-018", [
        "项目编号", "合同编号", "项目名称", "项目", "所属项目", "系统名称", "所属产品", "产品名称", "站点",
    ];
    /// A contact person is recorded.
    CONTACT_PRESENT: "contact_present", Type::Contact, Metric, "(dropped)", [
        "联系人", "联系人姓名", "姓名", "联系电话", "手机", "手机号码", "电话", "来电号码", "联系方式", "邮箱",
    ];
    /// How the customer got in touch.
    CHANNEL: "channel", Type::Choice(Channel::VOCABULARY), Optional, "电话", [
        "渠道", "来源", "工单来源", "来源渠道", "受理渠道", "受理方式", "提交渠道", "反馈渠道", "事件来源",
    ];
    /// What the ticket is about.
    CATEGORY: "category", Type::Choice(Category::VOCABULARY), Metric, "故障", [
        "工单类型", "问题类型", "工单分类", "问题分类", "服务类型", "一级分类", "分类", "类型", "事件类别", "业务类型", "Bug类型",
    ];
    /// How urgent it is.
    PRIORITY: "priority", Type::Choice(Priority::VOCABULARY), Metric, "中", [
        "优先级", "紧急程度", "紧急度", "工单级别", "工单等级", "重要程度", "严重程度", "级别",
    ];
    /// What the customer reported is recorded.
    DESCRIPTION_PRESENT: "description_present", Type::Presence, Metric, "登录后白屏", [
        "问题描述", "工单内容", "描述", "现象描述", "故障现象", "标题", "工单标题", "主题", "内容", "概要",
    ];
    /// The first employee whom the customer asked.
    FIRST_OWNER: "first_owner", Type::Staff, Metric, "李某", [
        "首问责任人", "第一职责者", "首接人", "首接客服", "创建人", "登记人", "记录人", "接待人", "建单人", "受理坐席", "由谁创建",
    ];
    /// Who deals with it.
    ASSIGNEE: "assignee", Type::Staff, Metric, "王某", [
        "受理人", "处理人", "受理客服", "当前处理人", "负责人", "责任人", "经办人", "指派给", "工程师", "维护人员", "主责客服",
    ];
    /// It lies within the duties of the first owner.
    IN_SCOPE: "in_scope", Type::YesNo, Optional, "是", ["是否职责范围内", "职责范围", "是否本人职责", "范围内"];
    /// Whom it was handed to.
    TRANSFERRED_TO: "transferred_to", Type::Dept, Metric, "运维组", [
        "移交人", "转派人", "移交对象", "转交给", "转派给", "移交部门", "受理组",
    ];
    /// When it was handed over.
    TRANSFERRED_AT: "transferred_at", Type::Stamp, Metric, "2026-10-16 17:30", [
        "移交时间", "转派时间", "转交时间", "流转时间",
    ];
    /// When the hand-over was accepted.
    TRANSFER_ACCEPTED_AT: "transfer_accepted_at", Type::Stamp, Metric, "2026-10-19 10:30", [
        "接收时间", "移交接收时间", "转派接单时间", "领取时间",
    ];
    /// When the customer first got an answer: a moment, or a length of time after the opening.
    FIRST_RESPONSE_AT: "first_response_at", Type::StampOrDuration, Metric, "2026-10-14 13:40", [
        "首次响应时间", "工单首次响应时间", "首响时间", "首次回复时间", "客服首次回复时间", "响应时间", "接单时间", "首次响应时长", "首响时长",
        "响应时长",
    ];
    /// When it was first resolved.
    FIRST_RESOLVED_AT: "first_resolved_at", Type::Stamp, Metric, "2026-10-15 10:05", [
        "首次完结时间", "工单首次完结时间", "解决时间", "完成时间", "完结时间", "办结时间", "处理完成时间", "解决日期", "关闭时间",
    ];
    /// When it was resolved for the last time.
    LAST_RESOLVED_AT: "last_resolved_at", Type::Stamp, Optional, "2026-10-15 10:05", [
        "最近完结时间", "工单最近完结时间", "最后完结时间", "关单时间", "工单结束时间",
    ];
    /// When it was reopened.
    REOPENED_AT: "reopened_at", Type::Stamp, Optional, "2026-11-03 10:00", [
        "重开时间", "重新打开时间", "再次激活时间", "激活日期", "退回重处理时间",
    ];
    /// How often it was reopened, where no time of it is exported.
    REOPEN_COUNT: "reopen_count", Type::Integer, Optional, "1", ["重开次数", "重新打开次数", "激活次数"];
    /// Working time during which it waited for the customer.
    PAUSED_MINUTES: "paused_minutes", Type::Duration, Optional, "180分", [
        "挂起时长", "暂停时长", "工单累计暂停时长", "等待客户时长",
    ];
    /// Where it stood at the export.
    STATUS: "status", Type::Choice(Status::VOCABULARY), Metric, "已完结", [
        "状态", "工单状态", "处理状态", "当前状态", "Bug状态",
    ];
    /// How the service was given.
    LEVEL: "level", Type::Choice(Level::VOCABULARY), Metric, "现场", [
        "服务方式", "处理方式", "解决方式", "服务级别", "处理渠道",
    ];
    /// The system was reached remotely.
    REMOTE_USED: "remote_used", Type::YesNo, Metric, "是", ["是否远程"];
    /// The customer authorised the remote access; the number of an authorisation says yes.
    REMOTE_AUTHORIZED: "remote_authorized", Type::YesNo, Metric, "已授权", [
        "客户授权", "远程授权", "是否授权", "授权单号", "授权方式",
    ];
    /// How far away the customer is.
    ZONE: "zone", Type::Choice(Zone::VOCABULARY), Optional, "市区", [
        "区域", "服务区域", "现场区域", "地区类别", "服务半径",
    ];
    /// When somebody was sent.
    DISPATCHED_AT: "dispatched_at", Type::Stamp, Metric, "10:20", ["派工时间", "派单时间", "现场派工时间", "指派时间"];
    /// When he left.
    DEPARTED_AT: "departed_at", Type::Stamp, Metric, "10:40", ["出发时间", "现场服务出发时间"];
    /// When he arrived.
    ARRIVED_AT: "arrived_at", Type::Stamp, Metric, "11:25", [
        "到达时间", "到场时间", "到达现场时间", "签到时间", "现场服务到达时间",
    ];
    /// It is a major matter.
    IS_MAJOR: "is_major", Type::YesNo, Metric, "否", ["是否重大", "重大事项", "重大事件"];
    /// When the general manager was told.
    GM_REPORTED_AT: "gm_reported_at", Type::Stamp, Metric, "2026-10-14 12:00", [
        "上报总经理时间", "总经理汇报时间", "上报时间",
    ];
    /// It was fixed before a form was written.
    FIX_FIRST: "fix_first", Type::YesNo, Metric, "是", ["先处理后补单", "是否补单", "紧急处置", "先行处置"];
    /// How often the customer got in touch about it.
    CONTACT_COUNT: "contact_count", Type::Integer, Optional, "2", ["来电次数", "催单次数", "催办次数", "重复来电次数"];
    /// The complaint was justified.
    COMPLAINT_UPHELD: "complaint_upheld", Type::YesNo, Metric, "成立", ["投诉是否成立", "是否属实", "责任判定"];
    /// What the complaint is about.
    COMPLAINT_CAUSE: "complaint_cause", Type::Choice(Cause::VOCABULARY), Metric, "时效", [
        "投诉原因", "投诉性质", "责任原因",
    ];
    /// When the cause was analysed.
    CAUSE_ANALYSED_ON: "cause_analysed_on", Type::Date, Optional, "2026-10-20", ["原因分析日期"];
    /// When an improvement was made.
    IMPROVED_ON: "improved_on", Type::Date, Optional, "2026-10-22", ["改善措施日期"];
    /// When the customer was answered.
    ANSWERED_ON: "answered_on", Type::Date, Optional, "2026-10-23", ["回复客户日期", "答复日期"];
    /// Why it does not count.
    EXCLUSION: "exclusion", Type::Choice(Exempt::VOCABULARY), Optional, "客户改约", [
        "免责原因", "剔除原因", "不计考核原因",
    ];
    /// When the row was last changed.
    UPDATED_AT: "updated_at", Type::Stamp, Optional, "2026-10-16 09:00", ["更新时间", "最后更新时间"];
}

vocabulary! {
    /// How a customer got in touch.
    pub enum Channel {
        /// By telephone.
        Phone = "phone" ["电话", "热线", "400", "呼叫中心", "来电"],
        /// By chat.
        Im = "im" ["旺旺", "在线", "在线客服", "QQ", "chat"],
        /// By WeChat.
        Wechat = "wechat" ["微信", "企业微信", "公众号", "小程序"],
        /// On the web or in an app.
        Web = "web" ["网页", "网站", "H5", "APP", "PC", "留言", "工单中心"],
        /// By e-mail.
        Email = "email" ["邮件", "邮箱", "E-mail"],
        /// In person.
        Visit = "visit" ["来访", "现场", "上门"],
        /// By fax.
        Fax = "fax" ["传真"],
        /// By letter.
        Letter = "letter" ["信函"],
        /// In another way.
        Other = "other" ["其他", "其它"],
    }
}

vocabulary! {
    /// What a ticket is about.
    pub enum Category, path true {
        /// A question.
        Consult = "consult" ["咨询", "使用咨询", "问询", "consultation"],
        /// Something does not work.
        Fault = "fault" ["故障", "报障", "报修", "异常", "缺陷", "incident"],
        /// A complaint.
        Complaint = "complaint" ["投诉", "客诉", "抱怨"],
        /// A wish for something to be done.
        Request = "request" ["服务请求", "需求", "求助", "变更申请"],
        /// A suggestion.
        Suggestion = "suggestion" ["建议", "意见"],
        /// After sales: returns and refunds.
        Aftersales = "aftersales" ["售后", "退换货", "退款"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
    }
}

vocabulary! {
    /// How urgent a ticket is. Bare digits are not understood: systems count in opposite directions.
    pub enum Priority {
        /// Urgent.
        P1 = "p1" ["紧急", "特急", "非常紧急", "非常高", "重大", "严重", "致命", "一级", "P0", "critical", "urgent"],
        /// High.
        P2 = "p2" ["高", "较高", "重要", "加急", "二级", "high"],
        /// Normal.
        P3 = "p3" ["中", "普通", "一般", "正常", "标准", "三级", "medium", "normal"],
        /// Low.
        P4 = "p4" ["低", "较低", "四级", "low"],
    }
}

vocabulary! {
    /// Where a ticket stands.
    pub enum Status {
        /// Nobody has taken it.
        Open = "open" ["新建", "待受理", "未受理", "尚未受理", "已提交", "待分配", "待申领", "待处理", "已创建", "new"],
        /// Somebody is at it.
        Doing = "doing" ["处理中", "受理中", "已受理", "已派单", "排队中", "转派中", "in progress", "active"],
        /// It waits for the customer.
        Waiting = "waiting" [
            "等待回复", "待用户响应", "待反馈", "待客户确认", "待确认结果", "挂起", "已挂起", "待定", "on hold", "pending",
        ],
        /// It is resolved.
        Resolved = "resolved" ["已解决", "已处理", "已完成", "已完结", "完成", "待评价"],
        /// It is closed.
        Closed = "closed" ["已关闭", "已结单", "办结", "结案", "归档", "人工关单", "机器人关单"],
        /// It never counted.
        Void = "void" ["已删除", "已撤销", "撤单", "作废", "无效", "重复", "测试", "已取消", "cancelled", "canceled"],
    }
}

vocabulary! {
    /// How service was given.
    pub enum Level {
        /// By telephone or chat.
        Hotline = "hotline" ["热线", "电话", "电话支持", "在线"],
        /// By remote access.
        Remote = "remote" ["远程", "远程协助", "远程接入"],
        /// On site.
        Onsite = "onsite" ["现场", "上门", "到场", "on-site"],
    }
}

vocabulary! {
    /// How far away a customer is.
    pub enum Zone {
        /// In town.
        City = "city" ["市区", "本市", "同城"],
        /// Around the town.
        Suburb = "suburb" ["郊县", "郊区", "市郊"],
        /// In the province.
        Province = "province" ["省内", "本省"],
        /// In another province.
        Outside = "outside" ["省外", "外省", "跨省"],
        /// In a remote region.
        Remote = "remote" ["边远", "偏远", "境外"],
    }
}

vocabulary! {
    /// What a complaint is about.
    pub enum Cause {
        /// Nobody would be responsible.
        Dodging = "dodging" ["推诿"],
        /// Departments quarrelled.
        Wrangling = "wrangling" ["扯皮"],
        /// Somebody did not cooperate.
        Uncooperative = "uncooperative" ["不配合"],
        /// The customer was misled.
        Misleading = "misleading" ["误导"],
        /// The tone.
        Attitude = "attitude" ["态度"],
        /// The time it took.
        Timeliness = "timeliness" ["时效"],
        /// The quality of the work.
        Quality = "quality" ["质量"],
        /// The charge.
        Charge = "charge" ["收费"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
    }
}

vocabulary! {
    /// Why something does not count.
    pub enum Exempt {
        /// The customer chose another time.
        Rescheduled = "rescheduled" ["客户改约"],
        /// The customer caused the delay.
        CustomerDelay = "customer_delay" ["客户原因延期"],
        /// A robot wrote it.
        Robot = "robot" ["机器人"],
        /// Another reason, which must be told.
        Other = "other" ["其他", "其它"],
    }
}

impl Channel {
    /// The customer reached the hotline: by telephone, chat or WeChat.
    #[must_use]
    pub const fn is_hotline(self) -> bool {
        matches!(self, Self::Phone | Self::Im | Self::Wechat)
    }

    /// The customer opened the ticket himself.
    #[must_use]
    pub const fn is_self_service(self) -> bool {
        matches!(self, Self::Web | Self::Wechat | Self::Im)
    }
}

impl Cause {
    /// Somebody dodged, wrangled, would not cooperate or misled the customer.
    #[must_use]
    pub const fn is_dodging(self) -> bool {
        matches!(self, Self::Dodging | Self::Wrangling | Self::Uncooperative | Self::Misleading)
    }
}
