//! Linear: the sum as it is.

use super::Activation;
use crate::{Description, Member};
use isoline_numeric::Real;

struct Linear;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Activation<T>> {
    Member {
        description: Description {
            name: "linear",
            label: "Linear",
            formula: "a = z",
            knobs: &[],
        },
        build: |_| Box::new(Linear),
    }
}

impl<T: Real> Activation<T> for Linear {
    fn forward(&self, _rows: usize, _values: &mut [T]) {}

    fn backward(&self, _rows: usize, _inputs: &[T], _outputs: &[T], _gradient: &mut [T]) {}
}

#[cfg(test)]
mod tests {
    use crate::{Settings, activations::linear};

    #[test]
    fn changes_nothing() {
        let mut values = [1.5f32, -2.0];
        (linear::member().build)(&Settings::default()).forward(1, &mut values);
        assert_eq!(values, [1.5, -2.0]);
    }
}
