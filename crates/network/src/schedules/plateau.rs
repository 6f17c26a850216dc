//! Plateau: lower by a factor whenever the validation loss has stopped falling, as PyTorch's ReduceLROnPlateau.

use super::{Memory, Moment, Schedule};
use crate::{Description, Knob, KnobScale, Member};

const FACTOR: Knob = super::share("factor", "Factor", 0.01, 0.5);
const PATIENCE: Knob = super::epochs("patience", "Epochs to wait", 10.0);
const THRESHOLD: Knob = Knob {
    name: "threshold",
    label: "Improvement that counts",
    minimum: 0.0,
    maximum: 0.1,
    default: 1e-4,
    scale: KnobScale::Linear,
};

struct Plateau {
    factor: f64,
    patience: f64,
    threshold: f64,
}

/// This member.
#[must_use]
pub fn member() -> Member<dyn Schedule> {
    Member {
        description: Description {
            name: "plateau",
            label: "On plateau",
            formula: "f more each time the validation loss has not fallen for n epochs",
            knobs: &[FACTOR, PATIENCE, THRESHOLD],
        },
        build: |settings| {
            Box::new(Plateau {
                factor: settings.get(&FACTOR),
                patience: settings.get(&PATIENCE).floor(),
                threshold: settings.get(&THRESHOLD),
            })
        },
    }
}

/// The memory: the factor, the best loss, and the epochs since then.
impl Schedule for Plateau {
    fn start(&self) -> Memory {
        // No loss is above the largest number, and unlike infinity it survives JSON.
        [1.0, f64::MAX, 0.0]
    }

    fn factor(&self, _moment: Moment, [factor, ..]: &Memory) -> f64 {
        *factor
    }

    fn watches(&self) -> bool {
        true
    }

    fn observe(&self, loss: f64, [factor, best, waited]: &mut Memory) {
        if loss < *best * (1.0 - self.threshold) {
            (*best, *waited) = (loss, 0.0);
        } else {
            *waited += 1.0;
        }
        if *waited > self.patience {
            *factor *= self.factor;
            *waited = 0.0;
        }
    }
}
