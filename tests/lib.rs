//! Tests that cross crates; each case is a file below `cases/`.
