//! `surveys/` and `campaigns.csv`: a small round each month and a large one in December 2025.
//!
//! Satisfaction falls after a major fault and comes back within two months.

use chrono::{Datelike, Duration};

use super::calendar::{at, months, workday_after};
use super::company::Company;
use super::rng::Rng;
use super::table::{Folder, Form, Table, maybe, row, slashed};

const WORDS: [&str; 5] = ["很满意", "满意", "一般", "不满意", "很不满意"];

/// Questionnaires sent by message and by telephone, and how many of each step of [`WORDS`] came back.
const ROUNDS: [(i64, i64, [usize; 5]); 14] = [
    (40, 20, [13, 10, 2, 0, 0]),
    (40, 20, [9, 9, 4, 2, 0]),
    (40, 20, [11, 9, 3, 1, 0]),
    (40, 20, [13, 11, 2, 0, 0]),
    (42, 20, [9, 9, 4, 1, 1]),
    (36, 20, [10, 9, 2, 1, 0]),
    (42, 20, [13, 10, 2, 0, 0]),
    (42, 20, [8, 10, 5, 1, 1]),
    (42, 20, [10, 11, 3, 1, 0]),
    (42, 20, [13, 11, 2, 0, 0]),
    (44, 20, [11, 10, 3, 1, 0]),
    (44, 20, [14, 10, 2, 0, 0]),
    (44, 20, [13, 11, 2, 1, 0]),
    (44, 20, [10, 10, 3, 1, 1]),
];

/// The yearly round of December 2025.
const YEARLY: (i64, i64, [usize; 5]) = (160, 60, [44, 43, 8, 3, 1]);

const HEADER: &str = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,问卷名称,1、客户名称,2、您对我们的总体评价,3、技术安装,4、系统运行,\
    5、工程实施,6、售后服务,7、客户培训,8、服务态度,9、推荐意愿,10、意见建议,跟进日期,原因分析日期,改善措施日期,回复客户日期,是否有效";

/// Writes a file for each round, and the register of rounds.
pub(super) fn write(company: &Company, folder: &mut Folder) {
    let mut rng = Rng::new("surveys");
    let mut rounds = Table::new("批次,发放方式,发放数量,发放日期,截止日期");
    for (month, (first, last)) in months().into_iter().enumerate() {
        let name = format!("{}-{:02}", first.year(), first.month());
        let opened = first + Duration::days(9);
        let closed = last - Duration::days(3);
        let round = Round { name: &name, month, opened, days: (closed - opened).num_days() };
        rounds.rows.extend(round.sent(ROUNDS[month].0, ROUNDS[month].1, closed));
        let text = round.answers(company, &ROUNDS[month].2, &mut rng).csv();
        folder.add_text(format!("surveys/{name}.csv"), &text, if month == 13 { Form::Bom } else { Form::Plain });
        if month == 3 {
            let closed = last - Duration::days(2);
            let yearly = Round { name: "2025年度", month, opened: first + Duration::days(3), days: 25 };
            rounds.rows.extend(yearly.sent(YEARLY.0, YEARLY.1, closed));
            let text = yearly.answers(company, &YEARLY.2, &mut rng).csv();
            folder.add_text("surveys/年度2025.csv", &text, Form::Gb18030);
        }
    }
    folder.add_text("campaigns.csv", &rounds.csv(), Form::Plain);
}

struct Round<'a> {
    name: &'a str,
    month: usize,
    opened: chrono::NaiveDate,
    days: i64,
}

impl Round<'_> {
    fn sent(&self, messages: i64, calls: i64, closed: chrono::NaiveDate) -> [Vec<String>; 2] {
        [
            row![self.name, "微信", messages, slashed(self.opened), slashed(closed)],
            row![self.name, "电话", calls, slashed(self.opened), slashed(closed)],
        ]
    }

    /// The answers in order of submission, with a spoilt one at the end.
    fn answers(&self, company: &Company, steps: &[usize; 5], rng: &mut Rng) -> Table {
        let overall: Vec<usize> = (0..5).flat_map(|step| std::iter::repeat_n(step, steps[step])).collect();
        let mut answers: Vec<_> = overall
            .into_iter()
            .map(|step| {
                let day = self.opened + Duration::days(rng.between(0, self.days));
                let minute = u32::try_from(rng.between(0, 59)).expect("a minute");
                (at(day, rng.pick(&[9, 10, 11, 14, 15, 16, 19, 20]), minute), step)
            })
            .collect();
        answers.sort_unstable();
        let mut table = Table::new(HEADER);
        let mut low = 0;
        for (number, (submitted, step)) in answers.iter().enumerate() {
            low += usize::from(*step >= 3);
            table.push(self.answer(company, number + 1, *submitted, *step, low, rng));
        }
        if let Some(mut spoilt) = table.rows.last().cloned() {
            spoilt[0] = (table.rows.len() + 1).to_string();
            "无效".clone_into(&mut spoilt[21]);
            table.push(spoilt);
        }
        table
    }

    fn answer(
        &self,
        company: &Company,
        number: usize,
        submitted: chrono::NaiveDateTime,
        step: usize,
        low: usize,
        rng: &mut Rng,
    ) -> Vec<String> {
        let date = submitted.date();
        let in_use: Vec<_> = company.projects.iter().filter(|project| project.in_use(date)).collect();
        let unhappy = step >= 3;
        // One low score of January 2026 came without a name: nobody can call back.
        let nameless = self.month == 4 && unhappy && low == 1;
        let named = !nameless && (unhappy || !rng.chance(180));
        let customer = if named { rng.pick(&in_use).customer.as_str() } else { "" };
        let base = 5 - i64::try_from(step).expect("one of five");
        let mut mark =
            |lift: i64| (base + lift + rng.between(-1, 0) + i64::from(rng.chance(550))).clamp(1, 5).to_string();
        let marks = [mark(0), mark(0), mark(0), mark(0)];
        let training = if rng.chance(300) {
            "未参加".to_owned()
        } else {
            (base - i64::from(rng.chance(600))).max(1).to_string()
        };
        let attitude = (base + rng.between(0, 1)).clamp(1, 5);
        let friend = (base * 2 - 1 + rng.between(0, 1) + i64::from(rng.chance(200))).clamp(0, 10);
        // The second low score of October 2026 has been left alone.
        let left_alone = nameless || (self.month == 13 && low == 2);
        let follow =
            (unhappy && !left_alone).then(|| workday_after(date, if rng.chance(60) { 5 } else { rng.between(1, 3) }));
        let remedy = |days: i64| follow.map(|_| workday_after(date, days));
        let comment = match (unhappy, rng.chance(160)) {
            (true, _) => rng.pick(&["问题反复出现", "等了很久没有答复", "升级前没有通知"]),
            (false, true) => rng.pick(&["希望增加报表", "工程师很耐心", "培训可以再细一些", "响应比以前快"]),
            (false, false) => "无",
        };
        let known = |date: chrono::NaiveDate| date < super::tickets::horizon().date();
        row![
            number,
            submitted.format("%Y/%-m/%-d %-H:%M:%S"),
            format!("{}秒", rng.between(45, 400)),
            if rng.chance(650) { "微信" } else { "电话" },
            "直接访问",
            format!("192.0.2.{}", rng.between(1, 254)),
            self.name,
            customer,
            WORDS[step],
            marks[0],
            marks[1],
            marks[2],
            marks[3],
            training,
            attitude,
            friend,
            comment,
            maybe(follow.filter(|date| known(*date))),
            maybe(remedy(4).filter(|date| known(*date))),
            maybe(remedy(6).filter(|date| known(*date))),
            maybe(remedy(8).filter(|date| known(*date))),
            "有效"
        ]
    }
}
