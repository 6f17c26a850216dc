//! The shape of one sample as it passes from layer to layer.

use std::fmt;

/// The shape of one sample; the values of a sample lie in one column, in the order of the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// So many unordered values.
    Vector(usize),
    /// `steps` moments of `channels` values each; the channels of one step lie side by side.
    Sequence {
        /// Moments in time.
        steps: usize,
        /// Values per moment.
        channels: usize,
    },
    /// `channels` planes of `height` rows of `width` values each.
    Image {
        /// Planes, for example 3 for red, green and blue.
        channels: usize,
        /// Rows of a plane.
        height: usize,
        /// Values of a row.
        width: usize,
    },
}

impl Shape {
    /// Values of one sample. Saturates instead of overflowing, so that limits can be checked on it.
    #[must_use]
    pub fn len(&self) -> usize {
        match *self {
            Self::Vector(length) => length,
            Self::Sequence { steps, channels } => steps.saturating_mul(channels),
            Self::Image {
                channels,
                height,
                width,
            } => channels.saturating_mul(height).saturating_mul(width),
        }
    }

    /// True when a sample has no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Vector(length) => write!(formatter, "{length}"),
            Self::Sequence { steps, channels } => write!(formatter, "{steps} x {channels}"),
            Self::Image {
                channels,
                height,
                width,
            } => write!(formatter, "{channels} x {height} x {width}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn length_is_the_product_and_saturates() {
        let image = Shape::Image {
            channels: 3,
            height: 4,
            width: 5,
        };
        assert_eq!(image.len(), 60);
        assert_eq!(image.to_string(), "3 x 4 x 5");
        let steps = Shape::Sequence {
            steps: usize::MAX,
            channels: 2,
        };
        assert_eq!(steps.len(), usize::MAX);
        assert!(Shape::Vector(0).is_empty());
    }
}
