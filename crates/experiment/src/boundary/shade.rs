//! From the model's answers over a plane to RGBA pixels.

use super::colour::{Encoder, Oklab};
use serde::Deserialize;

/// How far a certain answer moves from paper to its class colour; points of the full colour stay legible on it.
const STRENGTH: f32 = 0.62;

/// Colours as `0xRRGGBB`, chosen by the page for its theme.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Palette {
    /// What "no opinion" looks like.
    pub paper: u32,
    /// One per class; classes past the end start over.
    pub classes: Vec<u32>,
    /// From the lowest to the highest value of a regression.
    pub ramp: Vec<u32>,
    /// From the most negative to the most positive response of a unit.
    #[serde(default)]
    pub responses: Vec<u32>,
}

/// Shades class probabilities and appends them: `values` holds `outputs` probabilities per pixel, class fastest.
///
/// A class pulls the paper towards its colour by how far its probability exceeds `1 / outputs`, so that the
/// undecided pixel is paper, the certain one is the class, and with two classes 0.5 is exactly neutral.
pub fn classes(values: &[f32], outputs: usize, palette: &Palette, pixels: &mut Vec<u8>) {
    let encoder = Encoder::default();
    let paper = Oklab::from_hex(palette.paper);
    let colours: Vec<Oklab> = (0..outputs)
        .map(|class| {
            let colour = palette.classes.get(class % palette.classes.len().max(1));
            let colour = Oklab::from_hex(colour.copied().unwrap_or(palette.paper));
            Oklab {
                l: colour.l - paper.l,
                a: colour.a - paper.a,
                b: colour.b - paper.b,
            }
        })
        .collect();
    let even = 1.0 / outputs as f32;
    let gain = STRENGTH / (1.0 - even);
    for answer in values.chunks_exact(outputs) {
        let mut shade = paper;
        for (probability, colour) in answer.iter().zip(&colours) {
            let weight = (probability - even).max(0.0) * gain;
            shade.l += weight * colour.l;
            shade.a += weight * colour.a;
            shade.b += weight * colour.b;
        }
        let [r, g, b] = encoder.rgb(shade);
        pixels.extend_from_slice(&[r, g, b, 255]);
    }
}

/// Colours from the lowest to the highest value, mixed once for all pixels.
pub struct Ramp {
    table: Vec<[u8; 3]>,
}

impl Ramp {
    /// Of these colours, evenly apart.
    pub fn new(colours: &[u32]) -> Self {
        const STEPS: usize = 512;
        let encoder = Encoder::default();
        let stops: Vec<Oklab> = colours.iter().map(|hex| Oklab::from_hex(*hex)).collect();
        let table = (0..STEPS)
            .map(|step| {
                let position =
                    step as f32 / (STEPS - 1) as f32 * stops.len().saturating_sub(1) as f32;
                let first = (position as usize).min(stops.len().saturating_sub(2));
                match (stops.get(first), stops.get(first + 1)) {
                    (Some(from), Some(to)) => encoder.rgb(from.mix(*to, position - first as f32)),
                    (Some(only), None) => encoder.rgb(*only),
                    _ => [0; 3],
                }
            })
            .collect();
        Self { table }
    }

    /// Appends one pixel per value; values outside take the end colours, and all the middle one where there is no span.
    pub fn shade(&self, values: &[f32], low: f32, high: f32, pixels: &mut Vec<u8>) {
        let last = (self.table.len() - 1) as f32;
        let span = high - low;
        for value in values {
            let position = if span > 0.0 {
                (value - low) / span
            } else {
                0.5
            };
            let [r, g, b] = self.table[(position.clamp(0.0, 1.0) * last + 0.5) as usize];
            pixels.extend_from_slice(&[r, g, b, 255]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Palette {
        Palette {
            paper: 0xfdfcf9,
            classes: vec![0x0072b2, 0xd55e00, 0x009e73],
            ramp: vec![0x0072b2, 0xfdfcf9, 0xd55e00],
            responses: Vec::new(),
        }
    }

    #[test]
    fn an_even_answer_is_paper_and_a_sure_one_leans_to_its_class() {
        let mut pixels = Vec::new();
        classes(&[0.5, 0.5, 1.0, 0.0, 0.0, 1.0], 2, &palette(), &mut pixels);
        for (channel, asked) in pixels[..3].iter().zip([0xfd, 0xfc, 0xf9]) {
            assert!((i32::from(*channel) - asked).abs() <= 1);
        }
        assert!(
            pixels[4 + 2] > pixels[4],
            "class 0 is blue: {:?}",
            &pixels[4..7]
        );
        assert!(
            pixels[8] > pixels[8 + 2],
            "class 1 is vermilion: {:?}",
            &pixels[8..11]
        );
        assert!(pixels.iter().skip(3).step_by(4).all(|alpha| *alpha == 255));
    }

    #[test]
    fn three_classes_at_a_third_each_are_paper() {
        let mut pixels = Vec::new();
        classes(&[1.0 / 3.0; 3], 3, &palette(), &mut pixels);
        assert!((i32::from(pixels[0]) - 0xfd).abs() <= 1);
    }

    #[test]
    fn a_ramp_ends_in_its_end_colours_and_a_flat_one_in_its_middle() {
        let mut pixels = Vec::new();
        let ramp = Ramp::new(&palette().ramp);
        ramp.shade(&[-5.0, 0.0, 1.0, 9.0], 0.0, 1.0, &mut pixels);
        assert_eq!(pixels[0..4], pixels[4..8]);
        assert_eq!(pixels[8..12], pixels[12..16]);
        assert!((i32::from(pixels[8]) - 0xd5).abs() <= 2);
        pixels.clear();
        ramp.shade(&[3.0], 3.0, 3.0, &mut pixels);
        assert!((i32::from(pixels[0]) - 0xfd).abs() <= 2);
    }
}
