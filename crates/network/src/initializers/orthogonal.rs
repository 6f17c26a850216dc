//! Orthogonal: rows or columns at right angles and of length 1, so that no direction grows or fades (Saxe et al. 2014).

use super::Initializer;
use crate::{Description, Member};
use isoline_numeric::{Generator, Real};

struct Orthogonal;

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Initializer<T>> {
    Member {
        description: Description {
            name: "orthogonal",
            label: "Orthogonal",
            formula: "W' W = 1 or W W' = 1",
            knobs: &[],
        },
        build: |_| Box::new(Orthogonal),
    }
}

impl<T: Real> Initializer<T> for Orthogonal {
    fn fill(&self, fan_in: usize, fan_out: usize, generator: &mut Generator, weights: &mut [T]) {
        // The shorter side has the vectors, the longer side their length: normal vectors, made orthogonal one after
        // the other (modified Gram-Schmidt, twice, since once leaves rounding errors). A normal vector's direction is
        // uniform, hence every orthogonal matrix is equally likely.
        let (count, length) = (fan_in.min(fan_out), fan_in.max(fan_out));
        let mut vectors: Vec<f64> = (0..count * length).map(|_| generator.normal()).collect();
        for index in 0..count {
            let (before, rest) = vectors.split_at_mut(index * length);
            let vector = &mut rest[..length];
            for _ in 0..2 {
                for earlier in before.chunks_exact(length) {
                    let along: f64 = earlier.iter().zip(&*vector).map(|(a, b)| a * b).sum();
                    for (value, other) in vector.iter_mut().zip(earlier) {
                        *value -= along * other;
                    }
                }
                let norm = vector.iter().map(|value| value * value).sum::<f64>().sqrt();
                for value in vector.iter_mut() {
                    *value /= norm;
                }
            }
        }
        for (place, weight) in weights.iter_mut().enumerate() {
            let (output, input) = (place % fan_out, place / fan_out);
            let (vector, entry) = if fan_out <= fan_in {
                (output, input)
            } else {
                (input, output)
            };
            *weight = T::from_f64(vectors[vector * length + entry]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Settings;
    use crate::initializers::orthogonal;
    use isoline_numeric::{Generator, Stream};

    #[test]
    fn the_shorter_side_is_orthonormal() {
        for (inputs, outputs) in [(7, 4), (4, 7), (5, 5), (1, 3), (3, 1)] {
            let mut weights = vec![0.0f64; inputs * outputs];
            let member = orthogonal::member();
            let mut generator = Generator::new(2, Stream::Weights);
            (member.build)(&Settings::default()).fill(
                inputs,
                outputs,
                &mut generator,
                &mut weights,
            );
            let at = |vector: usize, entry: usize| {
                if outputs <= inputs {
                    weights[entry * outputs + vector]
                } else {
                    weights[vector * outputs + entry]
                }
            };
            for left in 0..inputs.min(outputs) {
                for right in 0..inputs.min(outputs) {
                    let length = inputs.max(outputs);
                    let product: f64 = (0..length).map(|k| at(left, k) * at(right, k)).sum();
                    let expected = f64::from(u8::from(left == right));
                    assert!((product - expected).abs() < 1e-14, "{inputs} {outputs}");
                }
            }
        }
    }
}
