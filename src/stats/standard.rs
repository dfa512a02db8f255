//! Direct standardisation: the rate that somebody else's mix of work would have given.

use super::Ratio;

/// The rates of one party, class by class, weighted with the number of cases of another.
///
/// With the department's rates and an engineer's cases it is the department's value for the same mix of work.
/// Nothing if the cases are none, the lists differ in length, or a class that has cases rests on fewer than `least`.
pub fn standardised(rates: &[Ratio], cases: &[u64], least: u64) -> Option<f64> {
    if rates.len() != cases.len() {
        return None;
    }
    let total: u64 = cases.iter().sum();
    if total == 0 {
        return None;
    }
    let mut sum = 0.0;
    for (rate, cases) in rates.iter().zip(cases).filter(|(_, cases)| **cases > 0) {
        if rate.n < least.max(1) {
            return None;
        }
        sum += *cases as f64 * rate.share()?;
    }
    Some(sum / total as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hard_work_lowers_what_is_expected() {
        let department = [Ratio::new(30, 50), Ratio::new(95, 100)];
        // Eight hard tickets and two easy ones: 0.8 · 0.60 + 0.2 · 0.95.
        assert!((standardised(&department, &[8, 2], 5).unwrap() - 0.67).abs() < 1e-12);
        assert!((standardised(&department, &[50, 100], 5).unwrap() - 125.0 / 150.0).abs() < 1e-12);
    }

    #[test]
    fn a_class_that_rests_on_few_cases_is_no_yardstick() {
        assert_eq!(standardised(&[Ratio::new(4, 4), Ratio::new(9, 10)], &[1, 1], 5), None);
        assert!(standardised(&[Ratio::new(4, 4), Ratio::new(9, 10)], &[0, 1], 5).is_some());
        assert_eq!(standardised(&[Ratio::new(9, 10)], &[0], 5), None);
        assert_eq!(standardised(&[Ratio::new(9, 10)], &[1, 2], 5), None);
    }
}
