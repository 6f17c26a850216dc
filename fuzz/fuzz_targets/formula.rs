//! Fuzzes formulas; what must hold stands in `tests/parsers`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| isoline_parsers::check("formula", bytes));
