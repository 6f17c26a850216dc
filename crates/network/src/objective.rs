//! Which loss and which output activation belong to a head, checked together.

use crate::activations::{self, Activation};
use crate::losses::{self, Loss};
use crate::{Choice, Head, Settings, SpecError};
use isoline_family::find;
use isoline_numeric::Real;

/// A loss and an output activation that fit each other and the head.
pub(crate) struct Objective<T: Real> {
    pub loss: Box<dyn Loss<T>>,
    pub loss_name: &'static str,
    pub output: Box<dyn Activation<T>>,
    pub output_name: &'static str,
    /// Share of each target that goes to all classes alike, in training.
    pub smoothing: f64,
}

impl<T: Real> Objective<T> {
    /// Checks the wishes; what is left open follows the head.
    ///
    /// # Errors
    /// `unknown-member`, `unknown-knob`, `knob-range`, `loss-mismatch`, `output-mismatch`, `label-smoothing`, `head`.
    pub fn new(
        loss: Option<&Choice>,
        smoothing: f64,
        output: Option<&str>,
        head: Head,
    ) -> Result<Self, SpecError> {
        check_head(head)?;
        let usual = Choice::named(losses::usual(head));
        let choice = loss.unwrap_or(&usual);
        let loss = losses::build::<T>(choice)?;
        let member = *find("loss", &losses::all::<T>(), &choice.kind)?;
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
        check_smoothing(
            smoothing,
            head,
            loss.soft_targets(),
            member.description.label,
        )?;
        Ok(Self {
            smoothing,
            loss,
            loss_name: member.description.name,
            output: (output.build)(&Settings::default()),
            output_name: output.description.name,
        })
    }
}

impl<T: Real> Objective<T> {
    /// Refuses targets between classes where the loss cannot take them.
    ///
    /// # Errors
    /// `augmentation`.
    pub fn check_mixing(&self, head: Head) -> Result<(), SpecError> {
        if matches!(head, Head::Values(_)) || self.loss.soft_targets() {
            return Ok(());
        }
        Err(SpecError::new(
            "augmentation",
            format!(
                "The loss \"{}\" needs whole classes as targets, and mixup makes mixtures of them.",
                self.loss_name
            ),
            "Choose another augmentation, or cross-entropy.",
        ))
    }
}

/// Refuses a smoothing that is no share, or that the loss or the head cannot use.
fn check_smoothing(share: f64, head: Head, soft: bool, loss: &str) -> Result<(), SpecError> {
    let refuse =
        |message: String, hint: &str| Err(SpecError::new("label-smoothing", message, hint));
    if !(0.0..=0.5).contains(&share) {
        return refuse(
            format!("The label smoothing is {share}."),
            "Choose from 0 to 0.5; 0.1 is usual.",
        );
    }
    if share == 0.0 {
        return Ok(());
    }
    if matches!(head, Head::Values(_)) {
        return refuse(
            "Label smoothing is for classes, but the target is a number.".to_owned(),
            "Set it to 0, or make the task classification.",
        );
    }
    if !soft {
        return refuse(
            format!("{loss} needs whole classes as targets, which label smoothing takes away."),
            "Set it to 0, or choose cross-entropy.",
        );
    }
    Ok(())
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
    use crate::{Choice, Head, activations, losses};

    #[test]
    fn every_combination_is_built_or_refused_with_a_fix() {
        let heads = [Head::Binary, Head::Classes(3), Head::Values(2)];
        let mut built = 0;
        for head in heads {
            for loss in losses::all::<f32>() {
                for output in activations::outputs::<f32>() {
                    let names = (loss.description.name, output.description.name);
                    let wish = Choice::named(names.0);
                    match Objective::<f32>::new(Some(&wish), 0.0, Some(names.1), head) {
                        Ok(objective) => {
                            assert_eq!((objective.loss_name, objective.output_name), names);
                            built += 1;
                        }
                        Err(error) => assert!(error.hint.is_some() && error.message.len() > 20),
                    }
                }
            }
        }
        // bce 1, cce 1, mse 3, mae 1, huber 1, hinge 2, focal 2.
        assert_eq!(built, 11);
    }

    #[test]
    fn what_is_open_follows_the_head() {
        let names = |head, loss: Option<&str>| {
            let wish = loss.map(Choice::named);
            let objective = Objective::<f64>::new(wish.as_ref(), 0.0, None, head);
            let objective = objective.expect("it fits");
            (objective.loss_name, objective.output_name)
        };
        assert_eq!(names(Head::Binary, None), ("bce", "sigmoid"));
        assert_eq!(names(Head::Binary, Some("mse")), ("mse", "sigmoid"));
        assert_eq!(names(Head::Classes(4), None), ("cce", "softmax"));
        assert_eq!(names(Head::Classes(4), Some("mse")), ("mse", "softmax"));
        assert_eq!(names(Head::Values(2), None), ("mse", "linear"));
        assert!(Objective::<f64>::new(None, 0.0, None, Head::Classes(1)).is_err());
        assert!(Objective::<f64>::new(None, 0.0, None, Head::Values(0)).is_err());
    }

    #[test]
    fn smoothing_is_refused_where_it_makes_no_sense() {
        let build = |loss: &str, share, head| {
            Objective::<f64>::new(Some(&Choice::named(loss)), share, None, head).map(|_| ())
        };
        assert!(build("cce", 0.1, Head::Classes(3)).is_ok());
        for (loss, share, head) in [
            ("cce", 0.6, Head::Classes(3)),
            ("cce", f64::NAN, Head::Classes(3)),
            ("hinge", 0.1, Head::Binary),
            ("focal", 0.1, Head::Classes(3)),
            ("mse", 0.1, Head::Values(1)),
        ] {
            let error = build(loss, share, head).expect_err(loss);
            assert_eq!(error.kind, "label-smoothing");
        }
    }
}
