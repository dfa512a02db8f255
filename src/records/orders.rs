//! Orders and their shipments 订单跟踪: one row each. Receivers, addresses and accounts are not read at all.

use super::times::{later_if, packed, time};
use crate::ingest::{Column, Key, Kind, Origin, Record, RecordKey, Remap, Row, Sym, Type, Words};
use crate::time::Packed;
use crate::{columns, vocabulary};

columns! {
    /// The number of the order.
    ORDER_ID: "order_id", Type::Key, Required, "=\"1930679858170647\"", ["订单编号", "主订单编号", "订单号"];
    /// When it was sent.
    SHIPPED_AT: "shipped_at", Type::Stamp, Metric, "2026-10-10 16:20", ["发货时间"];
    /// When somebody first looked where it was.
    TRACKED_AT: "tracked_at", Type::Stamp, Metric, "2026-10-11 09:05", ["跟踪时间", "跟单时间", "首次跟踪时间"];
    /// What went wrong on the way.
    EXCEPTION: "exception", Type::Choice(Exception::VOCABULARY), Optional, "停滞", ["物流异常", "异常类型", "异常信息"];
    /// When that was seen.
    EXCEPTION_AT: "exception_at", Type::Stamp, Metric, "2026-10-12 09:00", ["异常发现时间"];
    /// When the buyer was told.
    NOTIFIED_AT: "notified_at", Type::Stamp, Metric, "2026-10-12 15:40", ["告知买家时间", "通知时间", "主动联系时间"];
    /// What the buyer wants after the sale.
    AFTERSALES: "aftersales", Type::Choice(Aftersales::VOCABULARY), Optional, "退货", ["售后类型", "退款状态"];
    /// When he asked for it.
    AFTERSALES_AT: "aftersales_at", Type::Stamp, Optional, "2026-10-15 10:00", ["售后发起时间", "退款申请时间"];
    /// The number under which its quality is followed up.
    QUALITY_NO: "quality_no", Type::Text, Optional, "ZL-2026-014", ["质量跟踪编号", "质量记录号"];
}

vocabulary! {
    /// What went wrong with a shipment.
    pub enum Exception, other Other {
        /// It does not move.
        Stalled = "stalled" ["停滞"],
        /// It was not collected in time.
        NotCollected = "not_collected" ["超时未揽收"],
        /// It is lost.
        Lost = "lost" ["丢件"],
        /// It is broken.
        Damaged = "damaged" ["破损"],
        /// It is the wrong thing.
        Wrong = "wrong" ["错发"],
        /// The buyer did not take it.
        Refused = "refused" ["拒收"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
        /// Nothing did.
        Nothing = "none" ["无", "正常", "否", "无异常"],
    }
}

vocabulary! {
    /// What a buyer wants after the sale.
    pub enum Aftersales, other Other {
        /// His money.
        Refund = "refund" ["退款", "仅退款"],
        /// His money, for the goods.
        Return = "return" ["退货", "退货退款"],
        /// Other goods.
        Exchange = "exchange" ["换货"],
        /// Anything else.
        Other = "other" ["其他", "其它"],
        /// Nothing.
        Nothing = "none" ["无", "否", "没有申请退款", "无售后", "无退款"],
    }
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Where it stands.
    pub origin: Origin,
    /// Its number.
    pub id: Key,
    /// When it was sent.
    pub shipped: Option<Packed>,
    /// When somebody first looked where it was.
    pub tracked: Option<Packed>,
    /// What went wrong on the way; none means nothing.
    pub exception: Option<Exception>,
    /// When that was seen.
    pub exception_at: Option<Packed>,
    /// When the buyer was told.
    pub notified: Option<Packed>,
    /// What the buyer wants after the sale; none means nothing.
    pub aftersales: Option<Aftersales>,
    /// When he asked for it.
    pub aftersales_at: Option<Packed>,
    /// The number under which its quality is followed up.
    pub quality: Option<Sym>,
}

impl Record for Order {
    const KIND: Kind = Kind::Orders;
    const COLUMNS: &'static [Column] = COLUMNS;

    fn read(row: &mut Row<'_>) -> Option<Self> {
        let id = row.key(ORDER_ID)?;
        let shipped = time(row, SHIPPED_AT);
        // A parcel that nobody fetched is an exception before it is on its way.
        let exception_at = row.stamp_near(EXCEPTION_AT, shipped.map(Packed::at));
        let exception_at = packed(row, EXCEPTION_AT, exception_at);
        Some(Self {
            origin: row.place(),
            id,
            shipped,
            tracked: later_if(row, TRACKED_AT, shipped),
            exception: row.word(EXCEPTION).filter(|exception| *exception != Exception::Nothing),
            exception_at,
            notified: later_if(row, NOTIFIED_AT, exception_at),
            aftersales: row.word(AFTERSALES).filter(|wish| *wish != Aftersales::Nothing),
            aftersales_at: time(row, AFTERSALES_AT),
            quality: row.symbol(QUALITY_NO),
        })
    }

    fn remap(&mut self, remap: &Remap<'_>) {
        remap.key(&mut self.id);
        remap.opt(&mut self.quality);
    }

    fn key(&self) -> Option<RecordKey> {
        Some(RecordKey::One(self.id))
    }
}
