//! The versions that this project is built with, beside those that Cargo.lock and package-lock.json name.

/// Trunk: the newest that older toolchains can build.
pub const TRUNK: &str = "0.21.14";

/// cargo-fuzz; libfuzzer-sys stands in fuzz/Cargo.lock.
pub const CARGO_FUZZ: &str = "0.13.2";

/// The oldest rustc, as in Cargo.toml.
pub const RUSTC: (u32, u32) = (1, 89);

/// The oldest Node.js.
pub const NODE: u32 = 20;

#[cfg(test)]
mod tests {
    #[test]
    fn rustc_equals_the_manifest() {
        let (major, minor) = super::RUSTC;
        let line = format!("rust-version = \"{major}.{minor}\"");
        assert!(include_str!("../../../Cargo.toml").contains(&line));
    }
}
