//! The register tile under all matrix products; the one file with unsafe code.
//!
//! Eight rows by four columns: per step two vectors of A's contiguous column, four single values of
//! B and eight accumulators, which is what sixteen SIMD registers hold. Where many columns share them,
//! eight rows of A are first copied side by side, a block of the depth at a time: in place they lie so
//! far apart that they fall into few sets of the nearest cache and drive each other out. Edges are
//! covered by tiles that overlap their neighbour: the shared elements are computed twice to the
//! same bits.

#![allow(unsafe_code)]

use crate::Real;
use std::mem::MaybeUninit;

/// Depth of a block of copied rows: 8 KB of f32, a quarter of the nearest cache.
const BLOCK: usize = 256;

/// Fewer columns than this do not pay for the copy.
const SHARED: usize = 16;

/// A factor read element by element: element (row, column) lies at `row * row_stride + column * column_stride`.
#[derive(Clone, Copy)]
pub(super) struct Strided<'a, T> {
    pub values: &'a [T],
    pub row_stride: usize,
    pub column_stride: usize,
}

/// Where the result goes, with the same rule of strides.
pub(super) struct Target<'a, T> {
    pub values: &'a mut [T],
    pub row_stride: usize,
    pub column_stride: usize,
}

/// C = start + A B. A is `rows` x `depth`, with rows or columns contiguous; B is `depth` x `columns`;
/// `start` has one value per row, or is empty for 0. Where A's columns are not contiguous, C's must be.
///
/// # Panics
/// When a slice is shorter than its sizes say: a fault of the caller, not of any input.
pub(super) fn multiply<T: Real>(
    [rows, columns, depth]: [usize; 3],
    left: Strided<'_, T>,
    right: Strided<'_, T>,
    start: &[T],
    target: Target<'_, T>,
) {
    if rows == 0 || columns == 0 {
        return;
    }
    let reach = |row_stride: usize, column_stride: usize, rows: usize| {
        (rows - 1) * row_stride + (columns - 1) * column_stride + 1
    };
    let corner = (rows - 1) * left.row_stride + depth.saturating_sub(1) * left.column_stride;
    assert!(
        depth == 0 || left.values.len() > corner,
        "left factor is too short"
    );
    assert!(
        left.row_stride == 1 || target.row_stride == 1,
        "neither the left factor nor the target has contiguous columns"
    );
    assert!(
        start.is_empty() || start.len() >= rows,
        "start is too short"
    );
    assert!(
        depth == 0 || right.values.len() >= reach(right.row_stride, right.column_stride, depth),
        "right factor is too short"
    );
    assert!(
        target.values.len() >= reach(target.row_stride, target.column_stride, rows),
        "target is too short"
    );
    let job = Job {
        rows,
        columns,
        depth,
        left: left.values.as_ptr(),
        left_row: left.row_stride,
        left_column: left.column_stride,
        right: right.values.as_ptr(),
        right_row: right.row_stride,
        right_column: right.column_stride,
        start: if start.is_empty() {
            None
        } else {
            Some(start.as_ptr())
        },
        target: target.values.as_mut_ptr(),
        target_row: target.row_stride,
        target_column: target.column_stride,
    };
    // SAFETY: the assertions above are what `Job` asks for.
    unsafe { job.run() }
}

/// A checked product. The pointers reach every element that `rows`, `columns`, `depth` and the
/// strides can name, and `target` is not aliased.
struct Job<T> {
    rows: usize,
    columns: usize,
    depth: usize,
    left: *const T,
    left_row: usize,
    left_column: usize,
    right: *const T,
    right_row: usize,
    right_column: usize,
    start: Option<*const T>,
    target: *mut T,
    target_row: usize,
    target_column: usize,
}

/// Eight rows of A, or fewer, over a block of the depth: in place, or copied side by side.
#[derive(Clone, Copy)]
struct Band<T> {
    values: *const T,
    /// From one step of the depth to the next.
    stride: usize,
    /// Where in the depth the block begins.
    first: usize,
    /// Steps of the block.
    depth: usize,
}

impl<T: Real> Job<T> {
    /// All tiles, a band of rows after the other. Few shapes of tile, and each a function of its own: a kilobyte
    /// of code each is what a visitor downloads.
    unsafe fn run(&self) {
        let mut row = 0;
        // SAFETY: each call names a row so that row + height <= rows.
        unsafe {
            while row + 8 <= self.rows {
                self.band::<8>(row);
                row += 8;
            }
            match self.rows - row {
                0 => {}
                1..=4 if self.rows >= 4 => self.band::<4>(self.rows - 4),
                _ if self.rows >= 8 => self.band::<8>(self.rows - 8),
                5..=7 => {
                    self.band::<4>(0);
                    self.band::<4>(self.rows - 4);
                }
                few => (0..few).for_each(|row| self.band::<1>(row)),
            }
        }
    }

    /// All columns of `HEIGHT` rows.
    unsafe fn band<const HEIGHT: usize>(&self, row: usize) {
        // SAFETY: `row` + HEIGHT <= rows, so the rows named lie within `left`; the copy is read only as far as it was
        // written, and a block begins within the depth.
        unsafe {
            let few = self.columns < SHARED || self.rows == HEIGHT;
            if self.left_row == 1 && (few || self.target_row != 1) {
                let left = Band {
                    values: self.left.add(row),
                    stride: self.left_column,
                    first: 0,
                    depth: self.depth,
                };
                self.columns::<HEIGHT>(row, left);
                return;
            }
            let mut copy = [const { MaybeUninit::<[T; HEIGHT]>::uninit() }; BLOCK];
            for first in (0..self.depth.max(1)).step_by(BLOCK) {
                let depth = BLOCK.min(self.depth - first);
                self.copy(row, first, &mut copy[..depth]);
                let left = Band {
                    values: copy.as_ptr().cast::<T>(),
                    stride: HEIGHT,
                    first,
                    depth,
                };
                self.columns::<HEIGHT>(row, left);
            }
        }
    }

    /// Copies `HEIGHT` rows of A side by side, from the step `first` of the depth on.
    #[inline(never)]
    unsafe fn copy<const HEIGHT: usize>(
        &self,
        row: usize,
        first: usize,
        copy: &mut [MaybeUninit<[T; HEIGHT]>],
    ) {
        let start = row * self.left_row + first * self.left_column;
        let mut place = self.left.wrapping_add(start);
        for values in copy {
            // SAFETY: `row` + HEIGHT <= rows and `first` + the length of the copy <= depth.
            let lanes = unsafe {
                if self.left_row == 1 {
                    place.cast::<[T; HEIGHT]>().read()
                } else {
                    std::array::from_fn(|lane| place.add(lane * self.left_row).read())
                }
            };
            values.write(lanes);
            place = place.wrapping_add(self.left_column);
        }
    }

    /// All columns of `HEIGHT` rows over one block of the depth. A function of its own, so that nothing around it keeps
    /// the compiler from holding the sums in registers.
    #[inline(never)]
    unsafe fn columns<const HEIGHT: usize>(&self, row: usize, left: Band<T>) {
        let mut column = 0;
        // SAFETY: each call names a column so that column + width <= columns.
        unsafe {
            while column + 4 <= self.columns {
                self.tile::<HEIGHT, 4>(row, column, left);
                column += 4;
            }
            // Where the depth has several blocks, a tile adds to what is there: columns must not be covered twice.
            let whole = left.first == 0 && left.depth == self.depth;
            match self.columns - column {
                0 => {}
                _ if self.columns >= 4 && whole => {
                    self.tile::<HEIGHT, 4>(row, self.columns - 4, left);
                }
                3 => {
                    self.tile::<HEIGHT, 2>(row, column, left);
                    self.tile::<HEIGHT, 1>(row, column + 2, left);
                }
                2 => self.tile::<HEIGHT, 2>(row, column, left),
                _ => self.tile::<HEIGHT, 1>(row, column, left),
            }
        }
    }

    /// One tile, its sums in registers from the first step to the last.
    #[inline(always)]
    unsafe fn tile<const HEIGHT: usize, const WIDTH: usize>(
        &self,
        row: usize,
        column: usize,
        band: Band<T>,
    ) {
        // SAFETY: row + HEIGHT <= rows and column + WIDTH <= columns, so every offset below lies
        // within the lengths asserted in `multiply`.
        unsafe {
            let mut sums = [[T::ZERO; HEIGHT]; WIDTH];
            if band.first > 0 {
                // What the blocks before have summed up; only contiguous targets are summed in blocks.
                for (place, sum) in sums.iter_mut().enumerate() {
                    let corner = self.target.add(row + (column + place) * self.target_column);
                    *sum = corner.cast::<[T; HEIGHT]>().read();
                }
            } else if let Some(start) = self.start {
                sums = [start.add(row).cast::<[T; HEIGHT]>().read(); WIDTH];
            }
            let mut left = band.values;
            let mut right = self
                .right
                .wrapping_add(column * self.right_column + band.first * self.right_row);
            for _ in 0..band.depth {
                let values = left.cast::<[T; HEIGHT]>().read();
                for (place, sum) in sums.iter_mut().enumerate() {
                    let factor = right.add(place * self.right_column).read();
                    for lane in 0..HEIGHT {
                        sum[lane] += values[lane] * factor;
                    }
                }
                // Wrapping, for after the last step these may point past the end, unread.
                left = left.wrapping_add(band.stride);
                right = right.wrapping_add(self.right_row);
            }
            if self.target_row != 1 {
                // A copy, since what is pointed to cannot stay in registers.
                let copy = sums;
                self.scatter(row, column, &copy);
                return;
            }
            for (place, sum) in sums.iter().enumerate() {
                let corner = self.target.add(row + (column + place) * self.target_column);
                corner.cast::<[T; HEIGHT]>().write(*sum);
            }
        }
    }

    /// Writes a tile whose columns are not contiguous. Apart, because single stores beside the vectors make the compiler
    /// take the sums apart as well.
    #[inline(never)]
    unsafe fn scatter<const HEIGHT: usize, const WIDTH: usize>(
        &self,
        row: usize,
        column: usize,
        sums: &[[T; HEIGHT]; WIDTH],
    ) {
        for (place, sum) in sums.iter().enumerate() {
            for (lane, value) in sum.iter().enumerate() {
                let at = (row + lane) * self.target_row + (column + place) * self.target_column;
                // SAFETY: as in `tile`.
                unsafe { self.target.add(at).write(*value) };
            }
        }
    }
}
