//! The kernels against plain loops, over all small sizes and across the edges of the tile.

use isoline_numeric::kernels::{self, Sizes};
use isoline_numeric::{Generator, Real, Stream};

fn random<T: Real>(count: usize, generator: &mut Generator) -> Vec<T> {
    (0..count)
        .map(|_| T::from_f64(generator.normal()))
        .collect()
}

fn transposed<T: Real>(rows: usize, columns: usize, matrix: &[T]) -> Vec<T> {
    let mut result = vec![T::ZERO; rows * columns];
    kernels::transpose(rows, columns, matrix, &mut result);
    for row in 0..rows {
        for column in 0..columns {
            assert!(result[row * columns + column] == matrix[column * rows + row]);
        }
    }
    result
}

/// start + sum over k in ascending order, one multiplication and one addition a step.
fn sum<T: Real>(start: T, depth: usize, product: impl Fn(usize) -> T) -> T {
    (0..depth).fold(start, |sum, step| sum + product(step))
}

/// The documented order of a dot product: eight lanes, then a tree.
fn lanes<T: Real>(depth: usize, product: impl Fn(usize) -> T) -> T {
    let lane = |lane: usize| {
        let steps = (lane..depth).step_by(8);
        steps.fold(T::ZERO, |sum, step| sum + product(step))
    };
    ((lane(0) + lane(4)) + (lane(2) + lane(6))) + ((lane(1) + lane(5)) + (lane(3) + lane(7)))
}

/// Not within a tolerance: to the bit, in the documented order.
fn products_follow_the_documented_order<T: Real>() {
    let mut generator = Generator::new(2, Stream::Samples);
    let edges = [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 20];
    for outputs in edges {
        for inputs in edges {
            for samples in [1, 2, 3, 4, 5, 6, 8, 10, 33] {
                let sizes = Sizes {
                    inputs,
                    outputs,
                    samples,
                };
                let weights = random::<T>(outputs * inputs, &mut generator);
                let biases = random::<T>(outputs, &mut generator);
                let below = random::<T>(inputs * samples, &mut generator);
                let upper = random::<T>(outputs * samples, &mut generator);
                let turned = transposed(outputs, inputs, &weights);
                // Longer than needed and full of NaN, so that a stray read or write shows.
                let mut results = vec![T::from_f64(f64::NAN); outputs * samples + 9];
                kernels::affine(sizes, &weights, &turned, &biases, &below, &mut results);
                for sample in 0..samples {
                    for output in 0..outputs {
                        let product =
                            |k: usize| weights[k * outputs + output] * below[sample * inputs + k];
                        let expected = if outputs >= 4 {
                            sum(biases[output], inputs, product)
                        } else {
                            biases[output] + lanes(inputs, product)
                        };
                        assert!(
                            results[sample * outputs + output] == expected,
                            "affine {sizes:?}"
                        );
                    }
                }
                assert!(
                    results[outputs * samples..]
                        .iter()
                        .all(|value| !value.is_finite())
                );

                let mut gradient = vec![T::from_f64(f64::NAN); outputs * inputs];
                kernels::weight_gradient(sizes, &upper, &below, &mut gradient);
                for input in 0..inputs {
                    for output in 0..outputs {
                        let product =
                            |k: usize| upper[k * outputs + output] * below[k * inputs + input];
                        let expected = sum(T::ZERO, samples, product);
                        assert!(
                            gradient[input * outputs + output] == expected,
                            "weights {sizes:?}"
                        );
                    }
                }

                let mut lower = vec![T::from_f64(f64::NAN); inputs * samples];
                kernels::input_gradient(sizes, &weights, &upper, &mut lower);
                for sample in 0..samples {
                    for input in 0..inputs {
                        let product =
                            |k: usize| weights[input * outputs + k] * upper[sample * outputs + k];
                        let expected = sum(T::ZERO, outputs, product);
                        assert!(
                            lower[sample * inputs + input] == expected,
                            "inputs {sizes:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn products_in_f32() {
    products_follow_the_documented_order::<f32>();
}

#[test]
fn products_in_f64() {
    products_follow_the_documented_order::<f64>();
}

#[test]
#[should_panic(expected = "too short")]
fn a_short_slice_is_refused() {
    let sizes = Sizes {
        inputs: 8,
        outputs: 8,
        samples: 4,
    };
    kernels::affine(
        sizes,
        &[0.0f32; 64],
        &[],
        &[0.0; 8],
        &[0.0; 31],
        &mut [0.0; 32],
    );
}

#[test]
fn columns_are_added_in_order() {
    let mut totals = [9.0f32; 3];
    kernels::add_columns(
        &[1.0, 2.0, 3.0, 10.0, 20.0, 30.0, 1e8, -1e8, 0.5],
        &mut totals,
    );
    assert_eq!(totals, [11.0 + 1e8, 22.0 - 1e8, 33.5]);
}

#[test]
fn gathering_copies_the_named_columns() {
    let matrix: Vec<f32> = (0..50).map(|value| value as f32).collect();
    let mut result = vec![0.0; 10];
    kernels::gather(5, &matrix, &[9, 0], &mut result);
    assert_eq!(
        result,
        [45.0, 46.0, 47.0, 48.0, 49.0, 0.0, 1.0, 2.0, 3.0, 4.0]
    );
}

#[test]
fn a_single_bad_number_is_found_anywhere() {
    for length in [1, 7, 8, 9, 40] {
        assert!(kernels::all_finite(&vec![f32::MAX; length]));
        for place in 0..length {
            for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
                let mut values = vec![1.0; length];
                values[place] = bad;
                assert!(!kernels::all_finite(&values));
            }
        }
    }
}
