//! What a shape means. The page's variables decide its colour, so the same picture serves light, dark and paper.

use plotters_backend::{BackendColor, BackendStyle};

/// A meaning that plotters' own elements can carry: to plotters it is a style, to the canvas a class name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Quiet lines behind the data.
    Grid,
    /// The base line of an axis.
    Axis,
    /// A reference: a target or a limit.
    Reference,
    /// The thing measured.
    Data,
}

/// The red part of a colour that is really a role; no chart uses a literal colour, so it cannot be mistaken.
const SENTINEL: u8 = 1;

impl Role {
    const ALL: [Role; 4] = [Role::Grid, Role::Axis, Role::Reference, Role::Data];

    /// The class of a stroked shape in this role.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Role::Grid => "grid",
            Role::Axis => "axis",
            Role::Reference => "ref",
            Role::Data => "line",
        }
    }

    /// The role a style stands for; a colour that is no role reads as data.
    #[must_use]
    pub fn of(style: &impl BackendStyle) -> Role {
        let (red, green, number) = style.color().rgb;
        let known = red == SENTINEL && green == 0;
        Role::ALL.into_iter().find(|r| known && *r as u8 == number).unwrap_or(Role::Data)
    }
}

impl BackendStyle for Role {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (SENTINEL, 0, *self as u8) }
    }
    fn stroke_width(&self) -> u32 {
        super::K as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_survives_its_journey_as_a_colour() {
        for role in Role::ALL {
            assert_eq!(Role::of(&role), role);
        }
        assert_eq!(Role::of(&BackendColor { alpha: 1.0, rgb: (200, 0, 0) }), Role::Data);
    }
}
