//! NumPy arrays (.npy): truth values, integers, floats and texts in two dimensions, or records in one.

mod header;

use std::borrow::Cow;
use std::sync::Arc;

use self::header::{Header, Type};
use super::grid::{PREVIEW, cells_by};
use super::{Cells, Format, MOST_COLUMNS, Picker};
use crate::columns::{Filler, names, push, remarked};
use crate::error::{DataError, Remark, counted, shown};
use crate::reading::{Decimal, Reading, ReadingUsed};
use crate::table::{Column, Kind, Table, Values};

/// The family's entry.
pub const FORMAT: Format = Format {
    name: "npy",
    label: "NumPy array",
    extensions: &["npy"],
    recognises: |_, bytes| bytes.starts_with(MAGIC),
    read,
    reading: &[],
    cells: |name, bytes, asked| cells_by(read, name, bytes, asked),
};

const MAGIC: &[u8] = b"\x93NUMPY";

/// Whole numbers up to here are exact.
const EXACT: u64 = 1 << 53;

fn read(
    name: &str,
    bytes: &[u8],
    asked: &Reading,
    picker: &mut Picker,
) -> Result<Table, DataError> {
    asked.only("A NumPy array", FORMAT.reading)?;
    let header = header::read(bytes)?;
    let (rows, columns) = match (header.shape.as_slice(), header.fields.len()) {
        (&[rows], fields) => (rows, fields),
        (&[rows, columns], 1) if header.fields[0].0.is_none() => (rows, columns),
        (shape, _) => {
            let cause = format!("The array has {}.", counted(shape.len(), "dimension"));
            return Err(DataError::new("npy-shape", cause)
                .hint("Save an array of two dimensions, one row for each sample."));
        }
    };
    if columns > MOST_COLUMNS {
        let cause = format!("{columns} columns, over the {MOST_COLUMNS} that are read.");
        return Err(DataError::new("too-many-columns", cause).hint("Keep the columns you need."));
    }
    if columns == 1 {
        return Err(DataError::new("one-column", "There is one column only.")
            .hint("A table needs at least one column to learn from and one to learn."));
    }
    if rows == 0 || columns == 0 {
        return Err(DataError::new("no-rows", "The array is empty.")
            .hint("Save an array with a row for each sample."));
    }
    let values = &bytes[header.start..];
    let found = within(&header, rows, columns, values)?;
    picker.fit(columns);
    let mut kept = Vec::new();
    for row in 0..rows {
        if picker.takes()? {
            push(&mut kept, row as u32)?;
        }
    }
    if picker.only_counts() {
        return Ok(Table::default());
    }
    let mut remarks = Vec::new();
    let given = (1..=columns).map(|position| match header.fields.get(position - 1) {
        Some((Some(name), _)) => name.trim().to_string(),
        _ => format!("c{position}"),
    });
    let names = names::settle(given.collect(), 1, &mut remarks);
    if let Some(cells) = &mut picker.cells {
        *cells = Cells::new(names, header.fields[0].0.is_some());
        cells.decimal = Some(Decimal::Point);
        for row in 0..rows {
            let written = found.iter().map(|place| written(place, values, row));
            cells.add(row + 1, written.map(Cow::from))?;
        }
        return Ok(Table::default());
    }
    let mut table = Table {
        name: name.into(),
        columns: Vec::new(),
        rows: kept.len(),
        subsample: None,
        reading: ReadingUsed {
            asked: asked.clone(),
            used: asked.clone(),
            ..ReadingUsed::default()
        },
        preview: Vec::new(),
        blank: Vec::new(),
        remarks,
    };
    for (name, place) in names.into_iter().zip(found) {
        let column = column(&name, &place, values, &kept, &mut table.remarks)?;
        if column.statistics.distinct == 0 {
            let message = format!("{} has no value and was left out.", shown(&name));
            let remark = Remark::new("blank-column", message).column(&name);
            table.remarks.push(remark);
            table.blank.push(name);
        } else {
            table.columns.push(Arc::new(column));
        }
    }
    table.preview = table.texts(0..PREVIEW, 0..MOST_COLUMNS);
    Ok(remarked(table))
}

/// Where the values of a column lie: the first, and from one to the next.
struct Strided {
    first: usize,
    step: usize,
    what: Type,
}

/// Where the columns lie, checked against the bytes there are.
fn within(
    header: &Header,
    rows: usize,
    columns: usize,
    values: &[u8],
) -> Result<Vec<Strided>, DataError> {
    let plain = header.fields[0].0.is_none();
    let record: usize = header.fields.iter().map(|(_, what)| what.size).sum();
    let row = if plain {
        columns.checked_mul(record)
    } else {
        Some(record)
    };
    let needed = row.and_then(|row| row.checked_mul(rows));
    match needed {
        Some(needed) if needed <= values.len() => {}
        _ => {
            let cause = format!(
                "The file has {} bytes of values, fewer than {rows} rows of {columns} columns need.",
                values.len()
            );
            return Err(DataError::new("broken-npy", cause)
                .hint("The file was cut off; save or copy it again."));
        }
    }
    let mut offset = 0;
    let places = (0..columns).map(|column| {
        let what = header.fields[if plain { 0 } else { column }].1;
        let (first, step) = match (plain, header.fortran) {
            (true, true) => (column * rows * record, record),
            (true, false) => (column * record, columns * record),
            (false, _) => (offset, record),
        };
        offset += what.size;
        Strided { first, step, what }
    });
    Ok(places.collect())
}

/// A value as text; one that is no number is missing.
fn written(place: &Strided, values: &[u8], row: usize) -> String {
    let cell = &values[place.first + row * place.step..][..place.what.size];
    if matches!(place.what.kind, b'S' | b'U') {
        return text(place.what, cell);
    }
    let number = number(place.what, cell);
    if number.is_finite() {
        number.to_string()
    } else {
        String::new()
    }
}

fn column(
    name: &str,
    place: &Strided,
    values: &[u8],
    rows: &[u32],
    remarks: &mut Vec<Remark>,
) -> Result<Column, DataError> {
    let cell = |row: usize| &values[place.first + row * place.step..][..place.what.size];
    let kept = rows.iter().map(|row| *row as usize);
    if matches!(place.what.kind, b'S' | b'U') {
        let mut filler = Filler::of_names();
        for row in kept {
            filler.add(&text(place.what, cell(row)))?;
        }
        return Ok(filler.finish(name.into()));
    }
    let mut numbers = Vec::new();
    numbers
        .try_reserve_exact(rows.len())
        .map_err(|_| DataError::memory(size_of_val(rows) * 2))?;
    let (mut infinite, mut inexact) = (Rows::default(), Rows::default());
    for row in kept {
        let number = number(place.what, cell(row));
        if number.is_infinite() {
            infinite.see(row);
        }
        if matches!(place.what.kind, b'i' | b'u') && number.abs() > EXACT as f64 {
            inexact.see(row);
        }
        numbers.push(if number.is_finite() { number } else { f64::NAN });
    }
    for (code, rows, what) in [
        ("not-finite", &infinite, "are infinite and count as missing"),
        (
            "precision-lost",
            &inexact,
            "are beyond 2^53, where whole numbers are no longer exact",
        ),
    ] {
        if rows.count > 0 {
            let message = format!("{} in {} {what}.", counted(rows.count, "cell"), shown(name));
            let remark = Remark::new(code, message).row(rows.first + 1);
            remarks.push(remark.column(name));
        }
    }
    Ok(Column::new(
        name.into(),
        Kind::Numeric,
        Values::Numbers(numbers),
    ))
}

/// How many rows, and the first of them.
#[derive(Default)]
struct Rows {
    count: usize,
    first: usize,
}

impl Rows {
    fn see(&mut self, row: usize) {
        if self.count == 0 {
            self.first = row;
        }
        self.count += 1;
    }
}

/// The bytes of a number, least significant first.
fn little(what: Type, bytes: &[u8]) -> [u8; 8] {
    let mut ordered = [0; 8];
    for (position, byte) in bytes.iter().enumerate() {
        let place = if what.big_endian {
            bytes.len() - 1 - position
        } else {
            position
        };
        ordered[place] = *byte;
    }
    ordered
}

fn number(what: Type, bytes: &[u8]) -> f64 {
    let bits = u64::from_le_bytes(little(what, bytes));
    let unused = 64 - 8 * what.size as u32;
    match (what.kind, what.size) {
        (b'f', 8) => f64::from_bits(bits),
        (b'f', 4) => f64::from(f32::from_bits(bits as u32)),
        (b'f', _) => half(bits as u16),
        // Moved up and back, so that the sign fills the bits that are not used.
        (b'i', _) => (((bits << unused) as i64) >> unused) as f64,
        (b'b', _) => f64::from(u8::from(bits != 0)),
        _ => bits as f64,
    }
}

/// A number of 16 bits: sign, five bits of exponent, ten of fraction.
fn half(bits: u16) -> f64 {
    let fraction = f64::from(bits & 0x3ff);
    let exponent = i32::from(bits >> 10 & 0x1f);
    let size = match exponent {
        0 => fraction * power(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * power(exponent - 25),
    };
    if bits >> 15 == 1 { -size } else { size }
}

/// Two to an exponent that a double has, exactly.
fn power(exponent: i32) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// A text, padded with zeros.
fn text(what: Type, bytes: &[u8]) -> String {
    if what.kind == b'S' {
        let end = bytes
            .iter()
            .rposition(|&byte| byte != 0)
            .map_or(0, |last| last + 1);
        return String::from_utf8_lossy(&bytes[..end]).into_owned();
    }
    let characters = bytes.chunks_exact(4).map(|unit| {
        let code = u64::from_le_bytes(little(what, unit)) as u32;
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    });
    let text: String = characters.collect();
    text.trim_end_matches('\0').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_exact() {
        for (bits, number) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0400, power(-14)),
            (0x0001, power(-24)),
            (0x8000, -0.0),
            (0x7c00, f64::INFINITY),
        ] {
            assert_eq!(half(bits), number, "{bits:x}");
        }
        assert!(half(0x7e00).is_nan());
    }

    #[test]
    fn integers_keep_their_sign_in_both_orders() {
        let what = |kind, size, big_endian| Type {
            kind,
            size,
            big_endian,
        };
        assert_eq!(number(what(b'i', 2, true), &[0xff, 0xfe]), -2.0);
        assert_eq!(number(what(b'i', 2, false), &[0xfe, 0xff]), -2.0);
        assert_eq!(number(what(b'u', 2, true), &[0xff, 0xfe]), 65534.0);
        assert_eq!(number(what(b'i', 8, false), &[0xff; 8]), -1.0);
        assert_eq!(number(what(b'f', 4, true), &[0x3f, 0xc0, 0, 0]), 1.5);
        assert_eq!(
            text(what(b'U', 8, false), b"a\0\0\0\x7b\x7c\0\0"),
            "a\u{7c7b}"
        );
    }
}
