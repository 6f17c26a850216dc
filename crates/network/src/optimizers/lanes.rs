//! The loop under the optimizers: blocks of parameters at a time, which becomes SIMD.

use super::Update;
use isoline_numeric::Real;
use std::array::from_fn;

/// Parameters per block.
pub(super) const LANES: usize = 8;

/// A block of values.
pub(super) type Block<T> = [T; LANES];

/// The block at `at`; past the end it is filled up with zeros.
#[inline(always)]
fn load<T: Real>(values: &[T], at: usize) -> Block<T> {
    let rest = &values[at..];
    if let Some(block) = rest.first_chunk() {
        return *block;
    }
    from_fn(|lane| rest.get(lane).copied().unwrap_or(T::ZERO))
}

/// Writes a block back, as far as there is room.
#[inline(always)]
fn store<T: Real>(values: &mut [T], at: usize, block: Block<T>) {
    let rest = &mut values[at..];
    if let Some(place) = rest.first_chunk_mut() {
        *place = block;
        return;
    }
    for (value, new) in rest.iter_mut().zip(block) {
        *value = new;
    }
}

/// Applies `rule` (parameters, gradients, moments to parameters and moments) to all blocks. True when everything
/// written is finite. The rule must give finite numbers for zeros.
#[inline(always)]
pub(super) fn sweep<T: Real, const MOMENTS: usize>(
    update: Update<'_, T>,
    rule: impl Fn(Block<T>, Block<T>, [Block<T>; MOMENTS]) -> (Block<T>, [Block<T>; MOMENTS]),
) -> bool {
    let count = update.parameters.len();
    // 0 x finite = 0, 0 x anything else = NaN, and NaN stays in the sum.
    let mut check = [T::ZERO; LANES];
    for at in (0..count).step_by(LANES) {
        let moments = from_fn(|number| {
            let start = number * count;
            load(&update.moments[start..start + count], at)
        });
        let (parameters, moments) = rule(
            load(update.parameters, at),
            load(update.gradients, at),
            moments,
        );
        for lane in 0..LANES {
            check[lane] += parameters[lane] * T::ZERO;
        }
        store(update.next_parameters, at, parameters);
        for (number, block) in moments.into_iter().enumerate() {
            for lane in 0..LANES {
                check[lane] += block[lane] * T::ZERO;
            }
            let start = number * count;
            store(&mut update.next_moments[start..start + count], at, block);
        }
    }
    check.iter().all(|lane| *lane == T::ZERO)
}
