//! Gradients of whole networks against central differences in f64: every activation, loss and depth.

use isoline_network::{
    Choice, Data, Head, LayerSpec, Model, NetworkSpec, TrainingSpec, activations, losses,
};
use isoline_numeric::{Generator, Shape, Stream};

const FEATURES: usize = 3;
const ROWS: usize = 7;

fn targets(head: Head, generator: &mut Generator) -> Vec<f64> {
    let mut targets = vec![0.0; head.outputs() * ROWS];
    for column in targets.chunks_exact_mut(head.outputs()) {
        match head {
            Head::Binary => column[0] = generator.below(2) as f64,
            Head::Classes(count) => column[generator.below(count)] = 1.0,
            Head::Values(_) => column.fill_with(|| generator.normal()),
        }
    }
    targets
}

/// Whether there are points without a derivative.
fn kinked(activation: &str, loss: &str) -> bool {
    ["relu", "leaky-relu", "selu"].contains(&activation) || ["mae", "hinge"].contains(&loss)
}

/// The largest error relative to the largest entry of the gradient, and how many entries were left
/// out because a kink of the activation lies within reach of the difference.
fn worst(activation: &str, loss: &str, head: Head, depth: usize) -> Option<(f64, usize)> {
    let mut generator = Generator::new(17 + depth as u64, Stream::Samples);
    let inputs: Vec<f64> = (0..FEATURES * ROWS).map(|_| generator.normal()).collect();
    let targets = targets(head, &mut generator);
    let data = Data::new(&inputs, &targets);
    let units = [5, 9, 4];
    let network = NetworkSpec {
        layers: units[..depth]
            .iter()
            .map(|units| LayerSpec::dense(*units, activation))
            .collect(),
        seed: 5,
        ..NetworkSpec::default()
    };
    let training = TrainingSpec {
        loss: Some(Choice::named(loss)),
        ..TrainingSpec::default()
    };
    let mut model = Model::<f64>::new(&network, &training, Shape::Vector(FEATURES), head).ok()?;
    // Biases start at 0, where their gradients would be tested at one special point only.
    let start: Vec<f64> = model
        .parameters()
        .iter()
        .map(|value| value + 0.1 * generator.normal())
        .collect();
    let rows: Vec<u32> = (0..ROWS as u32).collect();
    let mut noise = Generator::new(1, Stream::Noise);
    let mut mean = |model: &mut Model<f64>, parameters: &[f64], gradient: &mut [f64]| {
        model
            .set_parameters(parameters)
            .expect("as many as there are");
        let batch = model
            .gradient(data, &rows, &mut noise, gradient)
            .expect("the data fits");
        batch.total / ROWS as f64
    };
    let mut gradient = vec![f64::NAN; start.len()];
    mean(&mut model, &start, &mut gradient);
    let largest = gradient
        .iter()
        .fold(0.0f64, |largest, value| largest.max(value.abs()));
    assert!(largest > 1e-6, "{activation} {loss}: nothing to compare");
    let mut unused = gradient.clone();
    let (mut error, mut left_out) = (0.0f64, 0);
    for place in 0..start.len() {
        let mut difference = |step: f64| {
            let mut moved = start.clone();
            moved[place] = start[place] + step;
            let above = mean(&mut model, &moved, &mut unused);
            moved[place] = start[place] - step;
            (above - mean(&mut model, &moved, &mut unused)) / (2.0 * step)
        };
        // Two steps combined: the error falls with the fourth power (Richardson).
        let (wide, narrow) = (difference(2e-4), difference(1e-4));
        if kinked(activation, loss) && (wide - narrow).abs() > 1e-6 * largest {
            left_out += 1;
            continue;
        }
        let numeric = (4.0 * narrow - wide) / 3.0;
        error = error.max((gradient[place] - numeric).abs() / largest);
    }
    assert!(
        left_out * 5 <= start.len(),
        "{activation}: {left_out} of {} left out",
        start.len()
    );
    Some((error, left_out))
}

#[test]
fn gradients_match_central_differences() {
    let heads = [
        Head::Binary,
        Head::Classes(2),
        Head::Classes(3),
        Head::Classes(6),
        Head::Values(1),
        Head::Values(2),
    ];
    let mut compared = 0;
    for activation in activations::all::<f64>() {
        for loss in losses::all::<f64>() {
            for head in heads {
                for depth in 0..=3 {
                    let names = (activation.description.name, loss.description.name);
                    let Some((error, left_out)) = worst(names.0, names.1, head, depth) else {
                        continue;
                    };
                    let bound = if kinked(names.0, names.1) { 1e-5 } else { 1e-7 };
                    println!("{names:?} {head:?} depth {depth}: {error:.1e}, {left_out} left out");
                    assert!(error <= bound, "{names:?} {head:?} depth {depth}: {error}");
                    compared += 1;
                }
            }
        }
    }
    // Of the losses, bce fits one head, cce three, mse all six, mae and huber two, hinge and focal four.
    assert_eq!(compared, activations::all::<f64>().len() * 22 * 4);
}
