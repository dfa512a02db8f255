//! What stays at the door: contact values are kept aside while a file is read, so that the finished pages can be
//! searched for them, and the names that stand in columns of staff.

use super::column::{Column, Type};
use super::symbols::Symbols;
use super::text::{clean, is_empty_word};

/// Headers of columns that no record type reads and that hold what nobody may publish, without spaces, in small
/// letters.
const PERSONAL: &[&str] = &[
    // Who it is.
    "联系人",
    "联系人姓名",
    "客户联系人",
    "客户姓名",
    "报修人",
    "报障人",
    "填写人",
    "提交者",
    "收货人",
    "收货人姓名",
    "收件人",
    "收件人姓名",
    "买家会员名",
    "买家昵称",
    "买家旺旺",
    "旺旺昵称",
    "买家旺旺昵称",
    "买家",
    "昵称",
    "微信昵称",
    "用户昵称",
    "微信号",
    "qq",
    "qq号",
    "contact",
    "contactname",
    "contact_name",
    "contactperson",
    "contact_person",
    "receiver",
    "receivername",
    "receiver_name",
    "recipient",
    "nickname",
    "buyernickname",
    // How to reach them.
    "电话",
    "联系电话",
    "联系方式",
    "固定电话",
    "座机",
    "手机",
    "手机号",
    "手机号码",
    "联系手机",
    "客户电话",
    "来电号码",
    "收货电话",
    "收货人电话",
    "收货人手机",
    "收件人电话",
    "收件人手机",
    "phone",
    "phonenumber",
    "phone_number",
    "mobile",
    "tel",
    "telephone",
    "邮箱",
    "电子邮箱",
    "邮箱地址",
    "邮件地址",
    "电子邮件",
    "email",
    "e-mail",
    "emailaddress",
    "email_address",
    // Where they are.
    "地址",
    "联系地址",
    "详细地址",
    "通讯地址",
    "客户地址",
    "收货地址",
    "收件地址",
    "收件人地址",
    "家庭住址",
    "住址",
    "address",
    "shippingaddress",
    "shipping_address",
    "ip",
    "ip地址",
    "提交者ip",
    "来自ip",
    "ipaddress",
    "ip_address",
    // What identifies or pays them.
    "身份证",
    "身份证号",
    "身份证号码",
    "证件号",
    "证件号码",
    "idcard",
    "id_card",
    "idnumber",
    "id_number",
    "支付宝账号",
    "支付宝账户",
    "买家支付宝账号",
    "买家支付宝账户",
    "银行卡号",
    "车牌",
    "车牌号",
    "车牌号码",
];

/// Whether a header, as headers are compared, says that its column holds personal data.
pub(crate) fn is_personal(header: &str) -> bool {
    PERSONAL.contains(&header)
}

/// What the column of customers is called in every record type that has one.
const CUSTOMER: &str = "customer";

/// Values that were read and must not be published.
#[derive(Clone, Debug, Default)]
pub struct Door {
    /// Names, phones, addresses and accounts of contacts, each once.
    pub contacts: Symbols,
    /// Names of customers, each once: not every report may show them.
    pub customers: Symbols,
    /// Names in columns of staff, each once.
    pub people: Symbols,
}

impl Door {
    /// Keeps the value of a cell of contacts aside. A plain mobile number is not kept: its form tells on it.
    #[inline]
    pub(crate) fn contact(&mut self, raw: &[u8]) {
        if raw.is_empty() || (raw.len() == 11 && raw[0] == b'1' && raw.iter().all(u8::is_ascii_digit)) {
            return;
        }
        let text = clean(raw);
        if !is_empty_word(&text) {
            self.contacts.intern(&text);
        }
    }

    /// Remembers the name of a member of staff or of a customer; what other columns hold is passed over.
    pub(crate) fn name(&mut self, column: &Column, name: &str) {
        if matches!(column.ty, Type::Staff) {
            self.people.intern(name);
        } else if column.name == CUSTOMER {
            self.customers.intern(name);
        }
    }

    /// Takes in what stayed at the door of another file.
    pub fn absorb(&mut self, other: &Self) {
        self.contacts.absorb(&other.contacts);
        self.customers.absorb(&other.customers);
        self.people.absorb(&other.people);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_are_kept_once_and_mobile_numbers_and_words_for_nothing_are_not() {
        let mut door = Door::default();
        for cell in ["王芳", "王芳 ", "13912345678", "", "无数据", "6234 5678"] {
            door.contact(cell.as_bytes());
        }
        let kept: Vec<&str> = door.contacts.iter().map(|(_, text)| text).collect();
        assert_eq!(kept, ["王芳", "6234 5678"]);
    }

    #[test]
    fn headers_of_personal_data_are_known_and_others_are_not() {
        assert!(is_personal("收货地址") && is_personal("e-mail") && is_personal("ip"));
        assert!(!is_personal("客户") && !is_personal("处理人") && !is_personal("地点"));
    }
}
