//! What metrics look at: the truth beside the answers.

use isoline_numeric::sorting;

/// Rows with their answers.
#[derive(Clone, Debug)]
pub enum Sample {
    /// Of a classification.
    Classes(Classified),
    /// Of a regression.
    Values(Estimated),
}

impl Sample {
    /// The kind of head that gives such answers.
    pub(super) fn head(&self) -> &'static str {
        match self {
            Self::Classes(sample) if sample.classes == 2 => "binary",
            Self::Classes(_) => "classes",
            Self::Values(_) => "values",
        }
    }
}

/// Rows of a classification.
#[derive(Clone, Debug)]
pub struct Classified {
    classes: usize,
    /// True class of each row.
    pub truth: Vec<usize>,
    /// Probabilities, one per class, row after row.
    pub probabilities: Vec<f64>,
    /// Rows by true class (first index) and answer.
    pub confusion: Vec<Vec<f64>>,
}

impl Classified {
    /// Rows with their probabilities; the most probable class is the answer, the first of equal ones.
    #[must_use]
    pub fn new(classes: usize, truth: Vec<usize>, probabilities: Vec<f64>) -> Self {
        let mut confusion = vec![vec![0.0; classes]; classes];
        for (class, row) in truth.iter().zip(probabilities.chunks_exact(classes.max(1))) {
            let higher = |top: usize, next: usize| if row[next] > row[top] { next } else { top };
            let answer = (1..classes).fold(0, higher);
            confusion[*class][answer] += 1.0;
        }
        Self {
            classes,
            truth,
            probabilities,
            confusion,
        }
    }

    /// Number of classes.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> f64 {
        self.truth.len() as f64
    }

    /// Rows of a class whose answer is right.
    pub(super) fn right(&self, class: usize) -> f64 {
        self.confusion[class][class]
    }

    /// Rows of a class.
    pub(super) fn true_rows(&self, class: usize) -> f64 {
        self.confusion[class].iter().sum()
    }

    /// Rows that are answered with a class.
    pub(super) fn answered_rows(&self, class: usize) -> f64 {
        self.confusion.iter().map(|row| row[class]).sum()
    }

    /// The second of two classes by `of`; for more classes the mean over each against the rest, none if one has none.
    pub(super) fn one_against_rest(&self, of: fn(&Self, usize) -> Option<f64>) -> Option<f64> {
        if self.classes == 2 {
            return of(self, 1);
        }
        let each: Option<Vec<f64>> = (0..self.classes).map(|class| of(self, class)).collect();
        let each = each.filter(|each| !each.is_empty())?;
        Some(each.iter().sum::<f64>() / each.len() as f64)
    }

    /// Probabilities of one class, with whether each row is of it; by falling probability.
    pub(super) fn ranked(&self, class: usize) -> Vec<(f64, bool)> {
        let rows = self.probabilities.chunks_exact(self.classes.max(1));
        let mut keyed: Vec<(u64, u32)> =
            rows.map(|row| !sorting::key(row[class])).zip(0..).collect();
        sorting::keyed(&mut keyed);
        let row = |(_, row): (u64, u32)| {
            let row = row as usize;
            (
                self.probabilities[row * self.classes + class],
                self.truth[row] == class,
            )
        };
        keyed.into_iter().map(row).collect()
    }
}

/// Rows of a regression, in the target's own unit.
#[derive(Clone, Debug)]
pub struct Estimated {
    /// Values per row.
    pub outputs: usize,
    /// True values, row after row.
    pub truth: Vec<f64>,
    /// Answers, row after row.
    pub answers: Vec<f64>,
}

impl Estimated {
    /// The mean over the outputs of what `of` makes of one output's truth and answers; none without rows.
    pub(super) fn mean(&self, of: impl Fn(&[(f64, f64)]) -> f64) -> Option<f64> {
        if self.truth.is_empty() || self.outputs == 0 {
            return None;
        }
        let one = |output: usize| {
            let truth = self.truth.iter().skip(output).step_by(self.outputs);
            let answers = self.answers.iter().skip(output).step_by(self.outputs);
            let pairs: Vec<_> = truth.copied().zip(answers.copied()).collect();
            of(&pairs)
        };
        Some((0..self.outputs).map(one).sum::<f64>() / self.outputs as f64)
    }
}
