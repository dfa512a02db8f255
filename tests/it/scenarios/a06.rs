//! Volume per working day, and the flow of tickets that adds up.

use crate::harness::Folder;

#[test]
fn a06_volume_working_days_backlog_identity() {
    // Of January's 105 tickets 93 are resolved in January; the 12 others are open when February begins. Two of the 93
    // are reopened in February. All of these are resolved in February, with 79 of February's own 88.
    let january = (0..105).map(|i| match i {
        0..2 => format!("J{i},2026-01-12 10:00,2026-01-13 10:00,2026-02-04 10:00,2026-02-05 10:00"),
        2..93 => format!("J{i},2026-01-12 10:00,2026-01-13 10:00,,"),
        _ => format!("J{i},2026-01-28 10:00,2026-02-03 10:00,,"),
    });
    let february = (0..88).map(|i| match i {
        0..79 => format!("F{i},2026-02-10 10:00,2026-02-11 10:00,,"),
        _ => format!("F{i},2026-02-10 10:00,,,"),
    });
    let issue = Folder::new()
        .table("工单.csv", "工单编号,创建时间,首次完结时间,重开时间,最近完结时间", january.chain(february))
        .report("2026-02");
    issue.figure("ticket_volume").value(88.0);
    issue.figure_in("ticket_volume", "2026-01").value(105.0);
    issue.figure("backlog_open").value(9.0);
    let tickets = &issue.outcome.judgement.tickets;
    let flow = tickets.flow;
    assert_eq!((flow.opening, flow.new, flow.reopened, flow.resolved, flow.closing), (12, 88, 2, 93, 9));
    assert!(flow.is_balanced());

    let rules = issue.department.rules(issue.month(), issue.outcome.as_of);
    let [then, now] = [issue.month().previous(), issue.month()].map(|month| tickets.volume(month, &rules).unwrap());
    assert_eq!((then.workdays, now.workdays), (21, 16));
    assert_eq!((then.per_day_tenths(), now.per_day_tenths()), (Some(50), Some(55)));
    assert_eq!(now.change_tenths(then), Some(-162));
    assert_eq!(now.daily_change_tenths(then), Some(100));
    // February alone is beside no February: the Spring Festival moves. The two months together are.
    assert_eq!(tickets.year_on_year(&rules), None);
    assert_eq!(tickets.spring(&rules).unwrap().opened, 193);
    let page = issue.page("tickets", "zh-CN");
    for text in ["−16.2%", "+10.0%", "5.5", "1–2月合计", "193"] {
        assert!(page.contains(text), "{text} is not on the page of tickets");
    }
}
