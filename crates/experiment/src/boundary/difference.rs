//! How much the answers over a plane differ from others: those of the present while an earlier epoch is shown, or those
//! of another run.

use super::shade::Ramp;
use super::{Frame, Palette, Plane, contour};
use crate::error::EngineError;
use crate::experiment::Experiment;
use isoline_dataset::Task;

impl Experiment {
    /// Draws, in the colours of responses, the answers that are shown minus others: with two classes the probability of
    /// the second, with more that of the class that wins in what is shown, for a regression the value. No difference is
    /// the middle of the colours; `low` and `high` are the largest difference below and above it. The lines are those of
    /// what is shown.
    ///
    /// `others`: a boundary's values on the same plane; none: those of the present.
    ///
    /// # Errors
    /// As [`Experiment::boundary`]; `difference-size` where there are not as many others.
    pub fn difference(
        &mut self,
        plane: &Plane,
        palette: &Palette,
        others: Option<&[f32]>,
    ) -> Result<Frame, EngineError> {
        let drawn = self.boundary(plane)?;
        let present;
        let others = match others {
            Some(others) => others,
            None => {
                self.exchange()?;
                let of_now = self.boundary(plane);
                self.exchange()?;
                present = of_now?.values;
                &present
            }
        };
        if others.len() != drawn.values.len() {
            return Err(EngineError::new(
                "difference-size",
                format!(
                    "{} answers cannot be compared with {}.",
                    drawn.values.len(),
                    others.len()
                ),
                "Compare boundaries of the same classes, drawn over the same plane.",
            ));
        }
        let (width, height, outputs) = (drawn.width, drawn.height, drawn.outputs);
        let cells = drawn.values.chunks_exact(outputs);
        let differences: Vec<f32> = cells
            .zip(others.chunks_exact(outputs))
            .map(|(answer, other)| {
                let class = match outputs {
                    1 | 2 => outputs - 1,
                    _ => usize::from(contour::winner(answer)),
                };
                answer[class] - other[class]
            })
            .collect();
        let limit = differences
            .iter()
            .fold(0.0_f32, |limit, value| limit.max(value.abs()));
        let mut pixels = Vec::with_capacity(width * height * 4);
        Ramp::new(&palette.responses).shade(&differences, -limit, limit, &mut pixels);
        let mut contours = Vec::new();
        if self.prepared.task == Task::Classification {
            contour::decision_over(&drawn.values, width, height, outputs, &mut contours);
        } else {
            contour::levels(&differences, width, height, &[0.0], &mut contours);
        }
        Ok(Frame {
            width,
            height,
            pixels,
            contours,
            lines: Vec::new(),
            line_counts: Vec::new(),
            low: f64::from(-limit),
            high: f64::from(limit),
            curve: None,
            shares: Vec::new(),
            x_range: drawn.x_range,
            y_range: drawn.y_range,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::Session;
    use crate::boundary::{Palette, Plane};

    #[test]
    fn an_earlier_epoch_differs_from_now_and_now_does_not() {
        for (sample, task) in [("moons", "classes"), ("plane", "values")] {
            let mut session = Session::default();
            session.keep_epochs(1 << 20);
            let spec = session.sample(sample, Default::default()).expect(task);
            session.configure(&spec.suggested).expect("it fits");
            let run = session.experiment().expect("configured");
            run.train_for(f64::INFINITY, 30.0, &|| 0.0).expect("trains");
            let plane: Plane =
                serde_json::from_str(r#"{"x":"x","y":"y","width":9,"height":7}"#).expect("a plane");
            let text =
                r#"{"paper":0,"classes":[1,2],"ramp":[0,1],"responses":[16711680,8421504,255]}"#;
            let palette: Palette = serde_json::from_str(text).expect("colours");

            let now = run.boundary(&plane).expect("drawn");
            let none = run.difference(&plane, &palette, None).expect("drawn");
            assert_eq!((none.low, none.high), (0.0, 0.0));
            let middle = none.pixels[..4].to_vec();
            assert!(none.pixels.chunks_exact(4).all(|pixel| pixel == middle));

            run.show_epoch(Some(3)).expect("kept");
            let then = run.boundary(&plane).expect("drawn");
            let last = now.outputs - 1;
            let pairs = then.values.chunks_exact(now.outputs);
            let pairs = pairs.zip(now.values.chunks_exact(now.outputs));
            let by_hand = pairs.map(|(then, now)| (then[last] - now[last]).abs());
            let by_hand = by_hand.fold(0.0_f32, f32::max);
            let drawn = run.difference(&plane, &palette, None).expect("drawn");
            assert!(by_hand > 0.0);
            assert_eq!(
                (drawn.low, drawn.high),
                (-f64::from(by_hand), f64::from(by_hand))
            );
            let given = run.difference(&plane, &palette, Some(&now.values));
            assert_eq!(given.expect("drawn"), drawn);
            assert_eq!(run.boundary(&plane).expect("drawn"), then, "still shown");
            let error = run.difference(&plane, &palette, Some(&[0.0]));
            assert_eq!(error.expect_err("too few").kind, "difference-size");
        }
    }
}
