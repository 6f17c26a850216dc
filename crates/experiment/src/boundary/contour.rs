//! Level lines of a raster by marching squares (Lorensen & Cline 1987 in two dimensions), as segments in [0, 1] of the plane.

/// Lines where the most probable class changes. `values` is row-major from the top, class fastest.
///
/// Between two classes i and j the line is where p_i = p_j. Each cell takes the zero line of
/// `p_k - max of the others`; a cell with two classes is drawn once, for the lower class.
pub fn decision(values: &[f32], width: usize, height: usize, outputs: usize, lines: &mut Vec<f32>) {
    lines.clear();
    if width < 2 || height < 2 || outputs < 2 {
        return;
    }
    let winners: Vec<u16> = values.chunks_exact(outputs).map(winner).collect();
    for row in 0..height - 1 {
        for column in 0..width - 1 {
            let corners = corners(row, column, width);
            let classes = corners.map(|corner| winners[corner]);
            if classes.iter().all(|class| *class == classes[0]) {
                continue;
            }
            let mut present = classes;
            // Four of them: the standard library's sort would be five kilobytes.
            for end in 1..present.len() {
                for place in (1..=end).rev() {
                    if present[place - 1] > present[place] {
                        present.swap(place - 1, place);
                    }
                }
            }
            let mut drawn = 0;
            let distinct = 1 + present.windows(2).filter(|pair| pair[0] != pair[1]).count();
            for (position, class) in present.iter().enumerate() {
                if position > 0 && present[position - 1] == *class {
                    continue;
                }
                if distinct == 2 && drawn == 1 {
                    break;
                }
                drawn += 1;
                let field = corners.map(|corner| {
                    margin(&values[corner * outputs..][..outputs], usize::from(*class))
                });
                cell(field, row, column, width, height, lines);
            }
        }
    }
}

/// The same over a plane, or over one feature, where the lines run over the whole height.
pub fn decision_over(
    values: &[f32],
    width: usize,
    height: usize,
    outputs: usize,
    lines: &mut Vec<f32>,
) {
    if height > 1 {
        return decision(values, width, height, outputs, lines);
    }
    // Two equal rows make a band.
    decision(&values.repeat(2), width, 2, outputs, lines);
    for segment in lines.chunks_exact_mut(4) {
        (segment[1], segment[3]) = (0.0, 1.0);
    }
}

/// Lines where the single value per pixel equals one of `levels`.
pub fn levels(values: &[f32], width: usize, height: usize, levels: &[f32], lines: &mut Vec<f32>) {
    lines.clear();
    if width < 2 || height < 2 {
        return;
    }
    for row in 0..height - 1 {
        for column in 0..width - 1 {
            let field = corners(row, column, width).map(|corner| values[corner]);
            for level in levels {
                cell(
                    field.map(|value| value - level),
                    row,
                    column,
                    width,
                    height,
                    lines,
                );
            }
        }
    }
}

/// Index of the largest probability; the lowest class wins a tie.
pub fn winner(answer: &[f32]) -> u16 {
    let mut best = 0;
    for (class, probability) in answer.iter().enumerate() {
        if *probability > answer[best] {
            best = class;
        }
    }
    best as u16
}

/// Top left, top right, bottom right, bottom left.
fn corners(row: usize, column: usize, width: usize) -> [usize; 4] {
    let first = row * width + column;
    [first, first + 1, first + width + 1, first + width]
}

fn margin(answer: &[f32], class: usize) -> f32 {
    let mut rival = f32::NEG_INFINITY;
    for (other, probability) in answer.iter().enumerate() {
        if other != class && *probability > rival {
            rival = *probability;
        }
    }
    answer[class] - rival
}

/// Appends the zero line of one cell; a saddle is resolved by the mean of its corners.
fn cell(
    field: [f32; 4],
    row: usize,
    column: usize,
    width: usize,
    height: usize,
    lines: &mut Vec<f32>,
) {
    // Zero counts as above, so that a line through a corner is neither lost nor doubled.
    let above = field.map(|value| value >= 0.0);
    let mut crossings = [[0.0_f32; 2]; 4];
    let mut crossed = [false; 4];
    // Edges: top, right, bottom, left; each runs from corner `edge` to the next.
    for edge in 0..4 {
        let (from, to) = (field[edge], field[(edge + 1) % 4]);
        if above[edge] == above[(edge + 1) % 4] {
            continue;
        }
        let share = (from / (from - to)).clamp(0.0, 1.0);
        let (x, y) = match edge {
            0 => (share, 0.0),
            1 => (1.0, share),
            2 => (1.0 - share, 1.0),
            _ => (0.0, 1.0 - share),
        };
        // Pixel centres lie half a pixel inside the plane.
        crossings[edge] = [
            (column as f32 + x + 0.5) / width as f32,
            (row as f32 + y + 0.5) / height as f32,
        ];
        crossed[edge] = true;
    }
    let mut join = |from: usize, to: usize| {
        lines.extend_from_slice(&[
            crossings[from][0],
            crossings[from][1],
            crossings[to][0],
            crossings[to][1],
        ]);
    };
    if crossed == [true; 4] {
        let centre_above = field.iter().sum::<f32>() >= 0.0;
        if centre_above == above[0] {
            join(0, 1);
            join(2, 3);
        } else {
            join(3, 0);
            join(1, 2);
        }
        return;
    }
    let mut ends = (0..4).filter(|edge| crossed[*edge]);
    if let (Some(from), Some(to)) = (ends.next(), ends.next()) {
        join(from, to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_linear_field_lies_where_the_field_is_zero() {
        let (width, height) = (40, 30);
        let mut values = Vec::new();
        for row in 0..height {
            for column in 0..width {
                let x = (column as f32 + 0.5) / width as f32;
                let y = (row as f32 + 0.5) / height as f32;
                let probability = 0.5 + 0.4 * (x - 0.3 * y - 0.4);
                values.extend_from_slice(&[1.0 - probability, probability]);
            }
        }
        let mut lines = Vec::new();
        decision(&values, width, height, 2, &mut lines);
        assert!(lines.len() >= 4 * (height - 1));
        for point in lines.chunks_exact(2) {
            assert!((point[0] - 0.3 * point[1] - 0.4).abs() < 1e-4, "{point:?}");
        }
        let mut same = Vec::new();
        let second: Vec<f32> = values.chunks_exact(2).map(|answer| answer[1]).collect();
        levels(&second, width, height, &[0.5], &mut same);
        assert_eq!(lines.len(), same.len());
    }

    #[test]
    fn three_classes_meet_and_every_line_separates_two_winners() {
        let (width, height) = (24, 24);
        let mut values = Vec::new();
        for row in 0..height {
            for column in 0..width {
                let (x, y) = (column as f32 / 23.0, row as f32 / 23.0);
                let scores = [x, y, 1.2 - x - y + 0.01];
                let total: f32 = scores.iter().map(|score| score.exp()).sum();
                values.extend(scores.iter().map(|score| score.exp() / total));
            }
        }
        let mut lines = Vec::new();
        decision(&values, width, height, 3, &mut lines);
        assert!(lines.len() > 4 * 20);
        assert!(lines.iter().all(|value| (0.0..=1.0).contains(value)));
    }

    #[test]
    fn one_winner_everywhere_draws_nothing() {
        let mut lines = vec![1.0];
        decision(&[0.9, 0.1].repeat(16), 4, 4, 2, &mut lines);
        assert!(lines.is_empty());
    }
}
