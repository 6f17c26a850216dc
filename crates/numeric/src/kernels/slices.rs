//! Loops over slices in a fixed order, written so that they become SIMD.

use crate::Real;

/// Lanes of every reduction; fixed here, so that all targets add in the same order.
const LANES: usize = 8;

/// Dot product in eight lanes: lane i adds the products at i, i + 8, i + 16 ..., then the lanes are
/// added as a tree. The slices have the same length; the shorter one counts otherwise.
#[inline(always)]
#[must_use]
pub fn dot<T: Real>(left: &[T], right: &[T]) -> T {
    let mut sums = [T::ZERO; LANES];
    let (left_blocks, left_rest) = left.as_chunks::<LANES>();
    let (right_blocks, right_rest) = right.as_chunks::<LANES>();
    for (left, right) in left_blocks.iter().zip(right_blocks) {
        for lane in 0..LANES {
            sums[lane] += left[lane] * right[lane];
        }
    }
    for (sum, (left, right)) in sums.iter_mut().zip(left_rest.iter().zip(right_rest)) {
        *sum += *left * *right;
    }
    tree(sums)
}

/// The fixed order in which eight lanes become one number.
#[inline(always)]
fn tree<T: Real>(sums: [T; LANES]) -> T {
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// Values of a block of [`each`] and [`sum_of_pairs`].
const BLOCK: usize = 8;

/// Applies `rule` to every value. What is left over after whole blocks is padded to one, since a single value costs
/// nearly as much as a vector of them.
#[inline(always)]
pub fn each<T: Real>(values: &mut [T], rule: impl Fn(T) -> T) {
    let (blocks, rest) = values.as_chunks_mut::<BLOCK>();
    for block in blocks {
        *block = block.map(&rule);
    }
    if !rest.is_empty() {
        let results = padded(rest).map(rule);
        for (value, result) in rest.iter_mut().zip(results) {
            *value = result;
        }
    }
}

/// The sum of `rule` over the pairs of two slices of the same length, added in f64 in order; computed in blocks like
/// [`each`].
#[inline(always)]
pub fn sum_of_pairs<T: Real>(left: &[T], right: &[T], rule: impl Fn(T, T) -> T) -> f64 {
    let (left_blocks, left_rest) = left.as_chunks::<BLOCK>();
    let (right_blocks, right_rest) = right.as_chunks::<BLOCK>();
    let both = |left: &[T; BLOCK], right: &[T; BLOCK]| -> [T; BLOCK] {
        std::array::from_fn(|lane| rule(left[lane], right[lane]))
    };
    let mut total = 0.0;
    for (left, right) in left_blocks.iter().zip(right_blocks) {
        for value in both(left, right) {
            total += value.to_f64();
        }
    }
    if !left_rest.is_empty() {
        let values = both(&padded(left_rest), &padded(right_rest));
        for value in &values[..left_rest.len()] {
            total += value.to_f64();
        }
    }
    total
}

/// Fewer values than a block, with zeros after them.
#[inline(always)]
fn padded<T: Real>(values: &[T]) -> [T; BLOCK] {
    std::array::from_fn(|lane| values.get(lane).copied().unwrap_or(T::ZERO))
}

/// Adds the columns of a matrix of `totals.len()` rows, in order, over `totals`.
pub fn add_columns<T: Real>(matrix: &[T], totals: &mut [T]) {
    totals.fill(T::ZERO);
    if totals.is_empty() {
        return;
    }
    for column in matrix.chunks_exact(totals.len()) {
        for (total, value) in totals.iter_mut().zip(column) {
            *total += *value;
        }
    }
}

/// True when no value is infinite or NaN.
#[must_use]
pub fn all_finite<T: Real>(values: &[T]) -> bool {
    // Zero times a finite number is zero, times anything else it is NaN, which sticks.
    let mut lanes = [T::ZERO; LANES];
    let (blocks, rest) = values.as_chunks::<LANES>();
    for block in blocks {
        for lane in 0..LANES {
            lanes[lane] += block[lane] * T::ZERO;
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane += *value * T::ZERO;
    }
    tree(lanes) == T::ZERO
}

/// Euclidean norm, summed in f64, where the squares of all f32 numbers have room. In eight lanes, added in order.
#[must_use]
pub fn norm<T: Real>(values: &[T]) -> f64 {
    let mut lanes = [0.0f64; LANES];
    for block in values.chunks(LANES) {
        for (lane, value) in lanes.iter_mut().zip(block) {
            *lane += value.to_f64() * value.to_f64();
        }
    }
    lanes.iter().sum::<f64>().sqrt()
}

/// Copies the columns named by `columns` side by side: `results` gets `rows` values for each.
///
/// # Panics
/// When a column lies outside `matrix` or `results` is too short.
pub fn gather<T: Real>(rows: usize, matrix: &[T], columns: &[u32], results: &mut [T]) {
    match rows {
        0 => {}
        // A loop over two values costs more than the values.
        1 => gather_few::<T, 1>(matrix, columns, results),
        2 => gather_few::<T, 2>(matrix, columns, results),
        3 => gather_few::<T, 3>(matrix, columns, results),
        4 => gather_few::<T, 4>(matrix, columns, results),
        _ => {
            for (column, result) in columns.iter().zip(results.chunks_exact_mut(rows)) {
                let start = *column as usize * rows;
                for (result, value) in result.iter_mut().zip(&matrix[start..start + rows]) {
                    *result = *value;
                }
            }
        }
    }
}

/// [`gather`] for columns of a length that the compiler knows.
fn gather_few<T: Real, const ROWS: usize>(matrix: &[T], columns: &[u32], results: &mut [T]) {
    let (matrix, _) = matrix.as_chunks::<ROWS>();
    let (results, _) = results.as_chunks_mut::<ROWS>();
    for (column, result) in columns.iter().zip(results) {
        *result = matrix[*column as usize];
    }
}
