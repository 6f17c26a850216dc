//! A second file answered: what is unlike training first, then its rows with their answers, and how good those are.

use crate::baseline::{Baseline, baseline};
use crate::error::EngineError;
use crate::evaluation::{Judged, judged, sentence};
use crate::experiment::Experiment;
use crate::metrics::Figure;
use crate::scores::{Score, Truth, answered};
use isoline_dataset::columns::names::settle;
use isoline_dataset::scoring::{Against, Reliability, Sheet, Writer};
use isoline_dataset::{Table, Task};
use isoline_network::single;
use isoline_numeric::{Matrix, sorting};
use serde::Serialize;
use std::collections::BTreeMap;

/// Rows answered at once.
const BATCH: usize = 1024;

/// Share of the intervals of numbers that should hold the truth.
const COVERAGE: f64 = 0.9;

/// A second file with its answers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scored {
    /// Its rows.
    pub rows: usize,
    /// How many rows have each word of the column `reliability`.
    pub reliability: BTreeMap<String, usize>,
    /// How good the answers are, where the file has the target.
    pub evaluation: Option<FileEvaluation>,
    /// The file's own columns, then the answers, as a text table.
    #[serde(skip)]
    pub table: Vec<u8>,
}

/// How good the answers for a file are.
#[derive(Clone, Debug, Serialize)]
pub struct FileEvaluation {
    /// Scores with intervals.
    pub scores: Vec<Score>,
    /// Every metric of the task.
    pub metrics: Vec<Figure>,
    /// What always giving training's answer scores on these rows.
    pub baseline: Baseline,
    /// Rows by true class (rows) and answer (columns); None for a regression.
    pub confusion: Option<Vec<Vec<u32>>>,
    /// The score in one English sentence.
    pub sentence: String,
}

impl Experiment {
    pub(crate) fn against<'a>(&'a self, table: &'a Table) -> Against<'a> {
        Against {
            table,
            spec: &self.spec.data,
            prepared: &self.prepared,
        }
    }

    /// Answers the rows of a file. `mark`: whether the text begins with a byte order mark.
    pub(crate) fn score_sheet(
        &mut self,
        table: &Table,
        sheet: &Sheet,
        mark: bool,
    ) -> Result<Scored, EngineError> {
        let half_width = self.half_width()?;
        let width = self.prepared.pipeline.width();
        let height = self.model.outputs();
        let rows = sheet.cells.rows();
        let mut inputs = Vec::new();
        let mut outputs = Vec::new();
        let mut reliabilities: Vec<Reliability> = Vec::new();
        for (list, length) in [(&mut inputs, width * rows), (&mut outputs, height * rows)] {
            list.try_reserve_exact(length)
                .map_err(|_| isoline_dataset::DataError::memory(length * 4))?;
            list.resize(length, 0.0_f32);
        }
        let pipeline = &self.prepared.pipeline;
        sheet.each_record(self.against(table), |row, record, reliability| {
            pipeline.encode(record, &mut inputs[row * width..][..width]);
            reliabilities.push(reliability);
        })?;
        let batches = inputs.chunks(BATCH * width.max(1));
        for (inputs, outputs) in batches.zip(outputs.chunks_mut(BATCH * height)) {
            single::predict(&mut self.model, inputs, outputs)?;
        }
        let truths = sheet.truths(self.against(table))?;
        let evaluation = match truths {
            Some(truths) => self.evaluate_file(&truths, &outputs)?,
            None => None,
        };
        let mut counts = BTreeMap::new();
        for reliability in &reliabilities {
            *counts.entry(reliability.text()).or_default() += 1;
        }
        Ok(Scored {
            rows,
            reliability: counts,
            evaluation,
            table: self.write(sheet, &outputs, &reliabilities, half_width, mark),
        })
    }

    /// Half the width of an interval that holds the truth of 90 % of such rows as those of validation: the residual that
    /// so many validation rows do not exceed (split conformal prediction, Lei et al. 2018). None for classes, and where
    /// there are too few validation rows to say.
    fn half_width(&mut self) -> Result<Option<f64>, EngineError> {
        if self.prepared.task == Task::Classification || self.prepared.targets.nrows() != 1 {
            return Ok(None);
        }
        self.measure()?;
        let rows = &self.prepared.split.validation;
        let answers = self.validation_outputs.iter().zip(rows);
        let mut residuals: Vec<f64> = answers
            .map(|(answer, row)| {
                let truth = f64::from(self.prepared.targets[(0, *row as usize)]);
                (f64::from(*answer) - truth).abs()
            })
            .collect();
        sorting::ascending(&mut residuals);
        let rank = ((residuals.len() + 1) as f64 * COVERAGE).ceil() as usize;
        let residual = residuals.get(rank.saturating_sub(1));
        Ok(residual.map(|residual| residual * self.prepared.target.scale))
    }

    /// None where no row has a target that can be compared.
    fn evaluate_file(
        &self,
        truths: &[Option<f64>],
        outputs: &[f32],
    ) -> Result<Option<FileEvaluation>, EngineError> {
        let target = &self.prepared.target;
        let (height, width) = (self.prepared.targets.nrows(), self.model.outputs());
        let (mut classes, mut targets, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        for (truth, answer) in truths.iter().zip(outputs.chunks_exact(width)) {
            let Some(truth) = truth else { continue };
            answers.extend_from_slice(answer);
            match self.prepared.task {
                Task::Regression => targets.push(target.standardised(*truth) as f32),
                Task::Classification => {
                    let class = *truth as u16;
                    classes.push(class);
                    let hot = |place: u16| f32::from(u8::from(place == class));
                    match height {
                        1 => targets.push(f32::from(class)),
                        _ => targets.extend((0..height as u16).map(hot)),
                    }
                }
            }
        }
        let count = targets.len() / height.max(1);
        if count == 0 {
            return Ok(None);
        }
        let rows: Vec<u32> = (0..count as u32).collect();
        let targets = Matrix::from_vec(height, count, targets);
        let truth = Truth {
            task: self.prepared.task,
            target,
            classes: &classes,
            targets: &targets,
        };
        let Judged {
            scores,
            metrics,
            confusion,
        } = judged(truth, &rows, &answers);
        let baseline = baseline(&self.prepared, truth, &rows, &self.loss(), None)?;
        let sentence = sentence(&scores[0], "scored", &baseline, &self.prepared);
        Ok(Some(FileEvaluation {
            scores,
            metrics,
            baseline,
            confusion,
            sentence,
        }))
    }

    fn write(
        &self,
        sheet: &Sheet,
        outputs: &[f32],
        reliabilities: &[Reliability],
        half_width: Option<f64>,
        mark: bool,
    ) -> Vec<u8> {
        let target = &self.prepared.target;
        let mut names = sheet.cells.names.clone();
        names.push(format!("{} predicted", target.name));
        names.extend(
            target
                .classes
                .iter()
                .map(|class| format!("probability {class}")),
        );
        if half_width.is_some() {
            names.extend(["low 90 %".to_owned(), "high 90 %".to_owned()]);
        }
        names.push("reliability".to_owned());
        let mut writer = Writer::new(mark);
        for name in settle(names, 1, &mut Vec::new()) {
            writer.text(&name);
        }
        writer.end();
        let answers = outputs.chunks_exact(self.model.outputs().max(1));
        for (row, (answer, reliability)) in answers.zip(reliabilities).enumerate() {
            for column in 0..sheet.cells.names.len() {
                writer.text(sheet.cells.cell(row, column));
            }
            match self.prepared.task {
                Task::Classification => {
                    writer.text(&target.classes[answered(answer)]);
                    if let [second] = answer {
                        writer.number(1.0 - second);
                    }
                    answer.iter().for_each(|share| writer.number(*share));
                }
                Task::Regression => {
                    for value in answer {
                        let value = target.inverse(f64::from(*value));
                        writer.number(single_digits(value));
                        if let Some(half) = half_width {
                            writer.number(single_digits(value - half));
                            writer.number(single_digits(value + half));
                        }
                    }
                }
            }
            writer.text(&reliability.text());
            writer.end();
        }
        writer.bytes()
    }
}

/// A number without the digits that single precision does not have; what is beyond it stays as it is.
fn single_digits(value: f64) -> f64 {
    let text = (value as f32).to_string();
    text.parse()
        .ok()
        .filter(|short: &f64| short.is_finite())
        .unwrap_or(value)
}
