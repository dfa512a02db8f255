//! Who watches the work: a progress bar, a log, nobody.

/// Is told how the work goes on. Nothing that it is told reaches the report.
pub trait Watch: Sync {
    /// A step of `total` parts begins.
    fn begin(&self, step: &'static str, total: usize);
    /// One part is done.
    fn step(&self, part: &str);
    /// The step is done.
    fn end(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn begin(&self, _: &'static str, _: usize) {}
    fn step(&self, _: &str) {}
    fn end(&self) {}
}
