//! Which loss and which output activation belong to a head, checked together.

use crate::activations::{self, Activation};
use crate::losses::{self, Loss};
use crate::{Head, Settings, SpecError};
use isoline_numeric::Real;

/// A loss and an output activation that fit each other and the head.
pub(crate) struct Objective<T: Real> {
    pub loss: Box<dyn Loss<T>>,
    pub loss_name: &'static str,
    pub output: Box<dyn Activation<T>>,
    pub output_name: &'static str,
}

impl<T: Real> Objective<T> {
    /// Checks the wishes; what is left open follows the head.
    ///
    /// # Errors
    /// `unknown-member`, `loss-mismatch`, `output-mismatch`, `head`.
    pub fn new(loss: Option<&str>, output: Option<&str>, head: Head) -> Result<Self, SpecError> {
        check_head(head)?;
        let member = losses::find::<T>(loss.unwrap_or_else(|| losses::usual(head)))?;
        let loss = (member.build)(&Settings::default());
        let fitting = loss.output(head)?;
        let output_name = output.unwrap_or(fitting);
        let output = activations::find_output::<T>(output_name)?;
        if output.description.name != fitting {
            let reason = match head {
                Head::Binary => "the answer is one probability",
                Head::Classes(_) => "the answers are probabilities that add up to 1",
                Head::Values(_) => "the target is standardised and may be any number",
            };
            return Err(SpecError::new(
                "output-mismatch",
                format!(
                    "Output layer: {} does not fit {}: {reason}.",
                    output.description.label, member.description.label
                ),
                format!("Choose \"{fitting}\", or leave the output activation open."),
            ));
        }
        Ok(Self {
            loss,
            loss_name: member.description.name,
            output: (output.build)(&Settings::default()),
            output_name: output.description.name,
        })
    }
}

fn check_head(head: Head) -> Result<(), SpecError> {
    match head {
        Head::Classes(count) if count < 2 => Err(SpecError::new(
            "head",
            format!("There are {count} classes."),
            "Choose a target with at least two classes.",
        )),
        Head::Values(0) => Err(SpecError::new(
            "head",
            "There is no value to predict.",
            "Choose a target column.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::Objective;
    use crate::{Head, activations, losses};

    #[test]
    fn every_combination_is_built_or_refused_with_a_fix() {
        let heads = [Head::Binary, Head::Classes(3), Head::Values(2)];
        let mut built = 0;
        for head in heads {
            for loss in losses::all::<f32>() {
                for output in activations::outputs::<f32>() {
                    let names = (loss.description.name, output.description.name);
                    match Objective::<f32>::new(Some(names.0), Some(names.1), head) {
                        Ok(objective) => {
                            assert_eq!((objective.loss_name, objective.output_name), names);
                            built += 1;
                        }
                        Err(error) => assert!(error.hint.is_some() && error.message.len() > 20),
                    }
                }
            }
        }
        assert_eq!(built, 5);
    }

    #[test]
    fn what_is_open_follows_the_head() {
        let names = |head, loss| {
            let objective = Objective::<f64>::new(loss, None, head).expect("it fits");
            (objective.loss_name, objective.output_name)
        };
        assert_eq!(names(Head::Binary, None), ("bce", "sigmoid"));
        assert_eq!(names(Head::Binary, Some("mse")), ("mse", "sigmoid"));
        assert_eq!(names(Head::Classes(4), None), ("cce", "softmax"));
        assert_eq!(names(Head::Classes(4), Some("mse")), ("mse", "softmax"));
        assert_eq!(names(Head::Values(2), None), ("mse", "linear"));
        assert!(Objective::<f64>::new(None, None, Head::Classes(1)).is_err());
        assert!(Objective::<f64>::new(None, None, Head::Values(0)).is_err());
    }
}
