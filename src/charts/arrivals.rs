//! Arrivals: did engineers reach the site within the limit of its zone?
//!
//! Every visit is a dot (many visits: a histogram) that stands where its time stands to its zone's limit, so that two hours
//! in town and two days across the country share one axis and one line to cross; late ones are squares. What lies beyond
//! the end of the axis is counted there.

use serde::Serialize;

use super::canvas::{Anchor, Area, Scale, Shape, Sheet, State, Ticks, Unit};
use super::frame::{Rows, nothing, top_axis};
use super::{Case, Chart, Head, Width};

/// The description of a chart of arrivals.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Arrivals {
    /// Words; the table's columns are zone, limit, result.
    pub head: Head,
    /// One zone a row.
    pub zones: Vec<Zone>,
}

/// The arrivals of one zone.
#[derive(Clone, Debug, Serialize)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// The limit in minutes.
    pub limit: f64,
    /// The limit as it is written.
    pub limit_shown: String,
    /// Minutes from promise to arrival, one a visit.
    pub minutes: Vec<f64>,
    /// The result as it is written: `18/20 按时`.
    pub shown: String,
}

/// Above so many visits a zone is a histogram.
const DOTS: usize = 60;
/// Width of a bar of the histogram, in px.
const BIN: f64 = 8.0;

impl Chart for Arrivals {
    fn head(&self) -> &Head {
        &self.head
    }

    fn picture(&self, width: Width) -> Sheet {
        if self.zones.is_empty() {
            return nothing(&self.head, width);
        }
        let names: Vec<String> = self.zones.iter().map(|z| format!("{} {}", z.name, z.limit_shown)).collect();
        let words = names.iter().map(String::as_str).zip(self.zones.iter().map(|z| z.shown.as_str()));
        let rows = Rows::new(width, 20.0, 40.0, words.clone());
        let bottom = rows.bottom(self.zones.len());
        let sheet = Sheet::new(width.px(), bottom + 2.0);
        let ticks = Ticks::over(0.0, end(&self.zones), width.pick(6, 4), Unit::Percent);
        // The right end is kept for the count of what lies beyond.
        let area = Area { x0: rows.x0 + 6.0, y0: rows.top, x1: rows.x1 - 40.0, y1: bottom };
        top_axis(&sheet, area, ticks, Unit::Percent);
        for (i, (zone, (name, shown))) in self.zones.iter().zip(words).enumerate() {
            rows.words(&sheet, i, name, shown);
            draw_zone(&sheet, area, ticks, zone, rows.y(i));
        }
        sheet
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.zones.iter().map(|z| vec![z.name.clone(), z.limit_shown.clone(), z.shown.clone()]).collect()
    }
}

impl Zone {
    /// What share of the limit a visit took, in percent.
    fn share(&self, minutes: f64) -> f64 {
        if self.limit > 0.0 { minutes / self.limit * 100.0 } else { 0.0 }
    }
}

fn draw_zone(sheet: &Sheet, area: Area, ticks: Ticks, zone: &Zone, y: f64) {
    let plot = sheet.plot(area, ticks.scale(), Scale::new(0.0, 1.0));
    let (limit, _) = plot.at(100.0, 0.0);
    let mut minutes: Vec<f64> = zone.minutes.iter().copied().filter(|m| zone.share(*m) <= ticks.hi()).collect();
    minutes.sort_by(f64::total_cmp);
    if minutes.len() > DOTS {
        let xs: Vec<f64> = minutes.iter().map(|m| plot.at(zone.share(*m), 0.0).0).collect();
        histogram(sheet, area, &xs, y, limit);
    } else {
        let mut swarm: Vec<(f64, f64)> = Vec::with_capacity(minutes.len());
        for minute in minutes {
            let (x, _) = plot.at(zone.share(minute), 0.0);
            let away = beside(&swarm, x);
            swarm.push((x, away));
            let mut after = String::new();
            Unit::Minutes.write(&mut after, minute);
            if minute > zone.limit {
                sheet.glyph(State::Bad, x, y + away, 3.8, &[&after]);
            } else {
                sheet.mark(Shape::Dot { r: 3.5 }, &[(x, y + away)], "pt", &[&after]);
            }
        }
    }
    sheet.mark(Shape::Rules, &[(limit, y - 19.0), (limit, y + 19.0)], "tick", &[&zone.limit_shown]);
    let beyond = zone.minutes.iter().filter(|m| zone.share(**m) > ticks.hi()).count();
    if beyond > 0 {
        let words = if beyond > 999 { "+999…".to_owned() } else { format!("+{beyond}") };
        sheet.glyph(State::Bad, area.x1 + 10.0, y, 3.8, &[]);
        sheet.text(area.x1 + 16.0, y + 3.6, Anchor::Start, "sm b", &words);
    }
}

/// How far from the middle a dot finds room among its neighbours: the nearest free place, or the least taken.
fn beside(swarm: &[(f64, f64)], x: f64) -> f64 {
    const PLACES: [f64; 5] = [0.0, 7.2, -7.2, 14.4, -14.4];
    let crowd = |away: f64| swarm.iter().filter(|(sx, sy)| (sx - x).hypot(sy - away) < 7.0).count();
    PLACES.into_iter().min_by_key(|away| crowd(*away)).unwrap_or(0.0)
}

/// Where the axis ends, in percent of the limit: it holds the limit and what was not twice as long, so that one lost day
/// does not squeeze the rest together.
fn end(zones: &[Zone]) -> f64 {
    let longest = zones.iter().flat_map(|z| z.minutes.iter().map(|m| z.share(*m))).fold(0.0, f64::max);
    longest.clamp(115.0, 200.0)
}

/// Counts by bin as bars around the middle; a bin that reaches beyond the limit counts as late where it does.
fn histogram(sheet: &Sheet, area: Area, xs: &[f64], y: f64, limit: f64) {
    let bins = ((area.x1 - area.x0) / BIN).ceil() as usize + 1;
    let mut counts = vec![[0_u32; 2]; bins];
    for x in xs {
        counts[(((x - area.x0) / BIN).floor().max(0.0) as usize).min(bins - 1)][usize::from(*x > limit)] += 1;
    }
    let most = counts.iter().map(|c| c[0] + c[1]).max().unwrap_or(1).max(1);
    for (late, class) in [(0, "fill"), (1, "fill late")] {
        let bars = counts.iter().enumerate().filter(|(_, c)| c[late] > 0).flat_map(|(i, c)| {
            let half = 17.0 * f64::from(c[late]) / f64::from(most);
            let x = area.x0 + BIN * i as f64;
            [(x, y - half), (x + BIN, y + half)]
        });
        let bars: Vec<(f64, f64)> = bars.collect();
        sheet.mark(Shape::Mosaic { gap: 0.5 }, &bars, class, &[]);
    }
}

/// A sample for tests and for looking at.
#[must_use]
pub fn sample(case: Case) -> Arrivals {
    let zone = |name: &str, limit: f64, count: u32, scatter: u32| {
        let minute = |i: u32| match case {
            Case::Zero => 0.0,
            _ => limit * (0.25 + f64::from(i * 37 % scatter) / 90.0),
        };
        let minutes: Vec<f64> = (0..count).map(minute).collect();
        let on_time = minutes.iter().filter(|m| **m <= limit).count();
        let limit_shown = format!("{limit} 分钟");
        Zone { name: name.into(), limit, limit_shown, shown: format!("{on_time}/{count} 按时"), minutes }
    };
    let mut zones = vec![zone("市区", 120.0, 24, 71), zone("郊县", 240.0, 13, 83), zone("外地", 480.0, 7, 97)];
    match case {
        Case::Empty => zones.clear(),
        Case::One => zones = vec![zone("市区", 120.0, 1, 2)],
        Case::Extreme => {
            zones.push(zone("数量很多的区域", 480.0, 5000, 89));
            zones[0].minutes.push(90_000.0);
        }
        Case::Normal => zones[0].minutes.push(2000.0),
        Case::Zero => {}
    }
    Arrivals { head: Head::sample("市区 25 次上门中 2 次超时", &["区域", "时限", "结果"]), zones }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lost_day_does_not_stretch_the_axis() {
        let arrivals = sample(Case::Normal);
        assert!(arrivals.zones[0].minutes.contains(&2000.0));
        assert!(end(&arrivals.zones) <= 200.0, "{}", end(&arrivals.zones));
    }

    #[test]
    fn dots_at_the_same_minute_stand_beside_each_other() {
        let mut swarm = Vec::new();
        for _ in 0..5 {
            swarm.push((100.0, beside(&swarm, 100.0)));
        }
        let mut ys: Vec<f64> = swarm.iter().map(|s| s.1).collect();
        ys.sort_by(f64::total_cmp);
        assert_eq!(ys, [-14.4, -7.2, 0.0, 7.2, 14.4]);
    }
}
