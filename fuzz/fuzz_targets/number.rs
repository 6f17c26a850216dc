//! Fuzzes the numbers and dates of one cell; what must hold stands in `tests/parsers`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| isoline_parsers::check("number", bytes));
