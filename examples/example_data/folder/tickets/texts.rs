//! What customers say: invented titles by category.

use super::super::rng::Rng;

/// The project whose customer calls again and again since August 2026.
pub(in super::super) const IMPATIENT: usize = 45;

const CONSULT: [&str; 10] = [
    "报表导出后数字格式不对怎么调",
    "新员工账号怎么开通",
    "如何批量导入商品资料",
    "首页轮播图尺寸要求",
    "忘记后台密码怎么重置",
    "短信签名审核要多久",
    "如何设置分仓库存预警",
    "会员积分规则在哪里修改",
    "证书到期如何续",
    "手机端能否查看月报",
];
const FAULT: [&str; 10] = [
    "登录后白屏",
    "订单提交后一直转圈",
    "扫码枪扫不进单号",
    "图片上传失败",
    "看板数据停在昨天",
    "打印面单错位",
    "接口返回超时",
    "后台菜单消失",
    "短信验证码收不到",
    "库存数量与实物不符",
];
const REQUEST: [&str; 8] = [
    "增加一个只读账号",
    "变更域名解析",
    "调整审批流程节点",
    "补发上月对账文件",
    "开放测试环境",
    "新增门店资料",
    "修改发票抬头模板",
    "备份文件异地再存一份",
];
const AFTERSALES: [&str; 4] = ["扫码枪返修", "打印机更换色带", "采集终端退换", "加急补发配件"];
const SUGGESTION: [&str; 4] = ["希望增加按门店汇总", "希望导出带筛选条件", "希望首页可以自定义", "希望支持深色界面"];
const OTHER: [&str; 4] = ["来函确认联系人变更", "询问合同续签流程", "参观机房预约", "索取资质文件"];
const COMPLAINT: [&str; 6] = [
    "同一问题两周未解决",
    "约好的上门时间没有人来",
    "升级后速度变慢，多次反映无改进",
    "客服答复前后不一致",
    "费用说明不清楚",
    "处理进度没有人告知",
];

/// A title for a ticket of `category`.
pub(super) fn title(category: &str, rng: &mut Rng) -> String {
    let titles: &[&str] = match category {
        "咨询" => &CONSULT,
        "故障" => &FAULT,
        "服务请求" => &REQUEST,
        "售后" => &AFTERSALES,
        "建议" => &SUGGESTION,
        "投诉" => &COMPLAINT,
        _ => &OTHER,
    };
    (rng.pick(titles)).to_owned()
}
