//! NumPy arrays: what is read is what was written, in every order, and no bytes make it panic.

use isoline_dataset::{Kind, Raw, Reading, Table, formats};
use proptest::prelude::*;

fn names(table: &Table) -> Vec<&str> {
    let names = table.columns.iter().map(|column| column.name.as_str());
    names.collect()
}

/// A NumPy file of version 1 with this header and these values.
fn npy(header: &str, values: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\0".to_vec();
    bytes.extend((header.len() as u16).to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(values);
    bytes
}

#[test]
fn numpy_arrays_are_read_in_every_order() {
    let number = |row: usize, column: usize| (row * 3 + column * column) as i32 - 7;
    let values = |fortran: bool, big: bool| -> Vec<u8> {
        let (outer, inner) = if fortran { (2, 12) } else { (12, 2) };
        (0..outer * inner)
            .flat_map(|place| {
                let (a, b) = (place / inner, place % inner);
                let value = if fortran { number(b, a) } else { number(a, b) };
                if big {
                    value.to_be_bytes()
                } else {
                    value.to_le_bytes()
                }
            })
            .collect()
    };
    for (fortran, big) in [(false, false), (true, false), (false, true), (true, true)] {
        let order = if big { '>' } else { '<' };
        let truth = if fortran { "True" } else { "False" };
        let header =
            format!("{{'descr': '{order}i4', 'fortran_order': {truth}, 'shape': (12, 2), }}\n");
        let bytes = npy(&header, &values(fortran, big));
        let read = |bytes: &[u8]| formats::read("a.npy", bytes, &Reading::default());
        let found = read(&bytes).expect("valid");
        assert_eq!((found.rows, names(&found)), (12, vec!["c1", "c2"]));
        for row in 0..12 {
            for column in 0..2 {
                let wanted = Raw::Number(f64::from(number(row, column)));
                assert_eq!(found.columns[column].raw(row), wanted);
            }
        }
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "{length} bytes of it");
        }
    }
    let records =
        "{'descr': [('x', '<f8'), ('name', '|S2')], 'fortran_order': False, 'shape': (12,)}";
    let values: Vec<u8> = (0..12)
        .flat_map(|row| {
            [
                f64::from(row).to_le_bytes().as_slice(),
                [b"a\0", b"bc"][row as usize % 2],
            ]
            .concat()
        })
        .collect();
    let found = formats::read("r.npy", &npy(records, &values), &Reading::default()).expect("valid");
    assert_eq!(names(&found), ["x", "name"]);
    assert_eq!(
        (found.columns[1].kind, found.columns[1].text(1)),
        (Kind::Categorical, "bc".into())
    );
    let huge = "{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 4)}";
    let error =
        formats::read("h.npy", &npy(huge, &[0; 64]), &Reading::default()).expect_err("huge");
    assert_eq!(error.kind, "broken-npy");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_nearly_numpy_bytes_make_it_panic(
        header in "\\{('(descr|shape|fortran_order)': ('[<>|][biufSU][0-9]{1,3}'|\\([0-9]{1,3}(, [0-9]{1,2})?\\)|True|False|\\[\\('a', '<f8'\\)\\]),? ?){0,4}\\}",
        values in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let _ = formats::read("a.npy", &npy(&header, &values), &Reading::default());
    }
}
