//! Keeping labels apart.

/// A box in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Area {
    /// Whether two boxes share more than an edge.
    #[must_use]
    pub fn meets(&self, other: &Area) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether the box lies wholly in `other`.
    #[must_use]
    pub fn within(&self, other: &Area) -> bool {
        self.x0 >= other.x0 && self.x1 <= other.x1 && self.y0 >= other.y0 && self.y1 <= other.y1
    }
}

/// Remembers what is taken, so that the next label finds room or is left out.
#[derive(Debug)]
pub struct Placer {
    bounds: Area,
    taken: Vec<Area>,
}

impl Placer {
    /// An empty field.
    #[must_use]
    pub fn new(bounds: Area) -> Self {
        Self { bounds, taken: Vec::with_capacity(32) }
    }

    /// Takes a box without asking: a mark that labels must not cover.
    pub fn block(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Takes the first of the candidate boxes that lies within bounds and meets nothing taken.
    pub fn claim(&mut self, candidates: impl IntoIterator<Item = Area>) -> Option<Area> {
        let free = candidates.into_iter().find(|c| c.within(&self.bounds) && !self.taken.iter().any(|t| t.meets(c)))?;
        self.taken.push(free);
        Some(free)
    }
}

/// Pushes wished positions apart, in place, so that neighbours stand at least `gap` apart and all stay between
/// `lo` and `hi`, if they fit there at all; order is kept, and the squared distance from the wishes is least.
pub fn spread(wished: &mut [f64], gap: f64, lo: f64, hi: f64) {
    let mut order: Vec<usize> = (0..wished.len()).collect();
    order.sort_by(|a, b| wished[*a].total_cmp(&wished[*b]));
    // With the gaps taken out, positions need only not fall: where they would, neighbours share their mean.
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(order.len());
    for (rank, i) in order.iter().enumerate() {
        let mut block = (wished[*i] - gap * rank as f64, 1);
        while let Some(before) = blocks.pop_if(|b| b.0 / b.1 as f64 > block.0 / block.1 as f64) {
            block = (block.0 + before.0, block.1 + before.1);
        }
        blocks.push(block);
    }
    let top = (hi - gap * wished.len().saturating_sub(1) as f64).max(lo);
    let means = blocks.iter().flat_map(|b| std::iter::repeat_n(b.0 / b.1 as f64, b.1));
    for (rank, (i, mean)) in order.iter().zip(means).enumerate() {
        wished[*i] = mean.clamp(lo, top) + gap * rank as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_takes_the_first_free_place_or_none() {
        let cell = |x0: f64| Area { x0, y0: 0.0, x1: x0 + 10.0, y1: 10.0 };
        let mut placer = Placer::new(Area { x0: 0.0, y0: 0.0, x1: 25.0, y1: 10.0 });
        placer.block(cell(0.0));
        assert_eq!(placer.claim([cell(5.0), cell(12.0)]), Some(cell(12.0)));
        assert_eq!(placer.claim([cell(-5.0), cell(16.0)]), None);
    }

    #[test]
    fn near_positions_are_pushed_apart_within_bounds() {
        let mut at = [52.0, 50.0, 20.0, 95.0, 99.0];
        spread(&mut at, 10.0, 0.0, 100.0);
        assert_eq!(at, [56.0, 46.0, 20.0, 90.0, 100.0]);
    }
}
