//! The past of a run: its whole state at some of its epochs, thinned so that a run of any length keeps bounded memory.

mod shown;
#[cfg(test)]
mod tests;

use crate::history::Entry;
use isoline_network::Checkpoint;
use serde::Serialize;

pub(crate) use shown::Shown;

/// Epochs kept at the most, as many as the curves have points.
const MOST: usize = 512;
/// With fewer there is nothing to thin: the first epoch, the best one and one more.
const FEWEST: usize = 3;
/// Rows to be trained on between two copies: copying a weight with its moments takes about as long as training it on 4
/// rows, so that this keeps copies near 1 % of the time.
const ROWS_PER_COPY: usize = 400;
/// Moments so small are copied after each epoch, whatever the rows.
const FREE: usize = 4096;

/// A run as it was at the end of an epoch.
#[derive(Default)]
pub(crate) struct Moment {
    pub run: Checkpoint<f32>,
    /// Those last made by then; of this epoch or an earlier one.
    pub figures: Entry,
    /// Rows evaluated in passing by then.
    pub evaluated: usize,
}

impl Moment {
    /// Its validation loss, where figures were made.
    fn loss(&self) -> Option<f64> {
        (self.figures.epoch == self.run.epoch).then_some(self.figures.validation_loss)
    }
}

/// Which epochs are kept, and what they take.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptEpochs {
    /// The first, every so many, the best one; the oldest first.
    pub epochs: Vec<u64>,
    /// Every so many.
    pub every: u64,
    /// The one with the least validation loss.
    pub best: Option<u64>,
    /// Memory they take, in bytes.
    pub bytes: usize,
    /// Memory they may take.
    pub limit: usize,
}

/// Moments at multiples of a stride that doubles as the run grows, and the best one. Memory is taken while the first
/// moments come and used again when they are given up.
pub(crate) struct Past {
    moments: Vec<Moment>,
    spare: Vec<Moment>,
    /// The first stride, and the fewest epochs from one copy to that of a best one.
    pace: u64,
    stride: u64,
    best: Option<u64>,
    /// 0: nothing is kept.
    capacity: usize,
    /// Bytes of a moment.
    size: usize,
    limit: usize,
}

impl Past {
    /// At most `limit` bytes of moments with so many numbers each, in a run with so many rows an epoch.
    pub fn new(limit: usize, numbers: usize, rows: usize) -> Self {
        let (size, capacity) = fit(limit, numbers);
        let pace = match size {
            ..=FREE => 1,
            _ => ROWS_PER_COPY.div_ceil(rows.max(1)).next_power_of_two() as u64,
        };
        Self {
            moments: Vec::with_capacity(capacity),
            spare: Vec::new(),
            pace,
            stride: pace,
            best: None,
            capacity,
            size,
            limit,
        }
    }

    /// Fits moments with another number of numbers, of which some may have to be given up.
    pub fn refit(&mut self, numbers: usize) {
        (self.size, self.capacity) = fit(self.limit, numbers);
        while self.moments.len() > self.capacity.max(FEWEST) {
            self.stride *= 2;
            self.thin();
        }
        if self.capacity == 0 {
            self.clear();
        }
        self.spare.truncate(self.capacity - self.moments.len());
    }

    /// Another kind of schedule begins anew, wherever the run is taken up again.
    pub fn begin_schedules(&mut self, start: &Checkpoint<f32>) {
        for moment in &mut self.moments {
            moment.run.schedule = start.schedule;
        }
    }

    /// Where to write the state of `epoch`, if it is kept; `loss` is its validation loss, where that is known. Moments from
    /// this epoch on are given up: it has come about otherwise.
    pub fn slot(&mut self, epoch: u64, loss: Option<f64>) -> Option<&mut Moment> {
        if self.capacity == 0 {
            return None;
        }
        self.forget_from(epoch);
        let least = self.best.and_then(|best| self.at(best)?.loss());
        let last = self.moments.last().map_or(0, |last| last.run.epoch);
        let best = loss.is_some_and(|loss| least.is_none_or(|least| loss < least))
            && (epoch == 0 || epoch - last >= self.pace);
        if best {
            self.best = Some(epoch);
            self.thin();
        }
        if !best && !epoch.is_multiple_of(self.stride) {
            return None;
        }
        while self.moments.len() >= self.capacity {
            self.stride *= 2;
            self.thin();
        }
        if !best && !epoch.is_multiple_of(self.stride) {
            return None;
        }
        self.moments.push(self.spare.pop().unwrap_or_default());
        self.moments.last_mut()
    }

    /// Gives up what lies neither on the stride nor is the best.
    fn thin(&mut self) {
        let (stride, best) = (self.stride, self.best);
        self.give_up(|epoch| !epoch.is_multiple_of(stride) && Some(epoch) != best);
    }

    /// Gives up this epoch and the later ones.
    pub fn forget_from(&mut self, epoch: u64) {
        self.give_up(|kept| kept >= epoch);
        if self.best.is_some_and(|best| best >= epoch) {
            let known = self.moments.iter();
            let known = known.filter_map(|moment| Some((moment.run.epoch, moment.loss()?)));
            let least = known.min_by(|one, other| one.1.total_cmp(&other.1));
            self.best = least.map(|(epoch, _)| epoch);
        }
    }

    fn give_up(&mut self, unwanted: impl Fn(u64) -> bool) {
        let mut index = 0;
        while index < self.moments.len() {
            if unwanted(self.moments[index].run.epoch) {
                self.spare.push(self.moments.remove(index));
            } else {
                index += 1;
            }
        }
    }

    /// Forgets all of it.
    pub fn clear(&mut self) {
        self.give_up(|_| true);
        (self.stride, self.best) = (self.pace, None);
    }

    /// The moment of an epoch, if it is kept.
    pub fn at(&self, epoch: u64) -> Option<&Moment> {
        let place = self
            .moments
            .binary_search_by_key(&epoch, |moment| moment.run.epoch);
        self.moments.get(place.ok()?)
    }

    /// What is kept.
    pub fn kept(&self) -> KeptEpochs {
        KeptEpochs {
            epochs: self.moments.iter().map(|kept| kept.run.epoch).collect(),
            every: self.stride,
            best: self.best,
            bytes: (self.moments.len() + self.spare.len()) * self.size,
            limit: self.limit,
        }
    }
}

/// Bytes of a moment, and how many fit.
fn fit(limit: usize, numbers: usize) -> (usize, usize) {
    let size = size_of::<Moment>() + numbers * size_of::<f32>();
    let capacity = (limit / size).min(MOST);
    (size, if capacity < FEWEST { 0 } else { capacity })
}
