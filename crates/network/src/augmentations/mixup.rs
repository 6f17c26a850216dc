//! Mixup: rows between two rows, with targets between theirs (Zhang et al. 2018, "mixup: Beyond empirical risk
//! minimization").

use super::{Augmentation, Samples};
use crate::{Description, Knob, KnobScale, Member};
use isoline_numeric::{Generator, Real};

const ALPHA: Knob = Knob {
    name: "alpha",
    label: "Alpha",
    minimum: 0.01,
    maximum: 10.0,
    default: 0.2,
    scale: KnobScale::Log,
};

struct Mixup {
    alpha: f64,
}

/// This member.
#[must_use]
pub fn member<T: Real>() -> Member<dyn Augmentation<T>> {
    Member {
        description: Description {
            name: "mixup",
            label: "Mixup",
            formula: "l x + (1 - l) x', l from Beta(a, a), targets alike",
            knobs: &[ALPHA],
        },
        build: |settings| {
            Box::new(Mixup {
                alpha: settings.get(&ALPHA),
            })
        },
    }
}

/// Moves both ends by the same share towards each other. Equal values stay as they are, to the bit.
fn mix<T: Real>(first: &mut [T], last: &mut [T], share: T) {
    for (first, last) in first.iter_mut().zip(last) {
        let step = share * (*last - *first);
        *first += step;
        *last -= step;
    }
}

impl<T: Real> Augmentation<T> for Mixup {
    /// The order of a batch is random, so its first with its last, its second with its last but one and so on are random
    /// pairs. Each gives two rows, with l for the one and for the other. The middle one of an odd number stays.
    fn apply(&self, samples: Samples<'_, T>, generator: &mut Generator) {
        let (width, outputs) = (samples.width, samples.outputs);
        let count = samples.inputs.len() / width;
        let half = count / 2;
        let (inputs, later_inputs) = samples.inputs.split_at_mut((count - half) * width);
        let (targets, later_targets) = samples.targets.split_at_mut((count - half) * outputs);
        let weighted = !samples.weights.is_empty();
        let middle = if weighted { count - half } else { 0 };
        let (weights, later_weights) = samples.weights.split_at_mut(middle);
        for first in 0..half {
            let last = half - 1 - first;
            let share = T::from_f64(generator.symmetric_beta(self.alpha));
            mix(
                &mut inputs[first * width..][..width],
                &mut later_inputs[last * width..][..width],
                share,
            );
            mix(
                &mut targets[first * outputs..][..outputs],
                &mut later_targets[last * outputs..][..outputs],
                share,
            );
            if weighted {
                mix(
                    &mut weights[first..=first],
                    &mut later_weights[last..=last],
                    share,
                );
            }
        }
    }

    fn mixes_targets(&self) -> bool {
        true
    }
}
