//! Colours between sRGB and OKLab, in which equal steps look equal (Ottosson 2020, "A perceptual color space for image processing").

/// A colour in OKLab: lightness 0 to 1, then the green-red and blue-yellow axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklab {
    /// Perceived lightness.
    pub l: f32,
    /// Green (negative) to red (positive).
    pub a: f32,
    /// Blue (negative) to yellow (positive).
    pub b: f32,
}

impl Oklab {
    /// From `0xRRGGBB` in sRGB.
    pub fn from_hex(hex: u32) -> Self {
        let channel = |shift: u32| {
            let value = ((hex >> shift) & 0xff) as f32 / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let (r, g, b) = (channel(16), channel(8), channel(0));
        let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        Self {
            l: 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            a: 1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            b: 0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        }
    }

    /// `self + share * (other - self)`.
    pub fn mix(self, other: Self, share: f32) -> Self {
        Self {
            l: self.l + share * (other.l - self.l),
            a: self.a + share * (other.a - self.a),
            b: self.b + share * (other.b - self.b),
        }
    }
}

/// OKLab to 8-bit sRGB through a table, since a power per pixel would cost more than the network.
pub struct Encoder {
    gamma: Vec<u8>,
}

const STEPS: usize = 4096;

impl Default for Encoder {
    fn default() -> Self {
        let gamma = (0..=STEPS)
            .map(|step| {
                let value = step as f32 / STEPS as f32;
                let encoded = if value <= 0.003_130_8 {
                    12.92 * value
                } else {
                    1.055 * value.powf(1.0 / 2.4) - 0.055
                };
                (encoded * 255.0 + 0.5) as u8
            })
            .collect();
        Self { gamma }
    }
}

impl Encoder {
    /// Red, green and blue, 0 to 255; colours outside sRGB are clipped.
    pub fn rgb(&self, colour: Oklab) -> [u8; 3] {
        let l = colour.l + 0.396_337_78 * colour.a + 0.215_803_76 * colour.b;
        let m = colour.l - 0.105_561_346 * colour.a - 0.063_854_17 * colour.b;
        let s = colour.l - 0.089_484_18 * colour.a - 1.291_485_5 * colour.b;
        let (l, m, s) = (l * l * l, m * m * m, s * s * s);
        let encode = |value: f32| self.gamma[(value.clamp(0.0, 1.0) * STEPS as f32 + 0.5) as usize];
        [
            encode(4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s),
            encode(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s),
            encode(-0.004_196_086 * l - 0.703_418_6 * m + 1.707_614_7 * s),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_colours_survive_the_round_trip() {
        let encoder = Encoder::default();
        for hex in [
            0x000000, 0xffffff, 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0x123456,
        ] {
            let rgb = encoder.rgb(Oklab::from_hex(hex));
            for (channel, shift) in rgb.iter().zip([16, 8, 0]) {
                let asked = ((hex >> shift) & 0xff) as i32;
                assert!(
                    (i32::from(*channel) - asked).abs() <= 2,
                    "{hex:06x} gave {rgb:?}"
                );
            }
        }
    }

    #[test]
    fn white_is_lightness_one_without_hue() {
        let white = Oklab::from_hex(0xffffff);
        assert!((white.l - 1.0).abs() < 1e-4 && white.a.abs() < 1e-4 && white.b.abs() < 1e-4);
    }
}
