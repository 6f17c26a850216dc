//! Files that are no text, known by their first bytes.

use crate::error::DataError;

/// First bytes, what the file is, and what to do.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"PK\x03\x04",
        "a zip archive or an Excel workbook",
        "Open it in a spreadsheet program and export it as CSV.",
    ),
    (
        b"PK\x05\x06",
        "an empty zip archive",
        "Unpack it and drop the table inside.",
    ),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Excel workbook (.xls)",
        "Open it in a spreadsheet program and export it as CSV.",
    ),
    (
        b"%PDF-",
        "a PDF document",
        "Export the table behind it as CSV.",
    ),
    (
        b"\x89PNG\r\n\x1a\n",
        "a PNG picture",
        "Drop a table; pictures are not read.",
    ),
    (
        b"\xff\xd8\xff",
        "a JPEG picture",
        "Drop a table; pictures are not read.",
    ),
    (
        b"GIF8",
        "a GIF picture",
        "Drop a table; pictures are not read.",
    ),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"PAR1", "a Parquet file", "Export it as CSV."),
    (b"ARROW1", "an Arrow file", "Export it as CSV."),
    (b"\x89HDF\r\n", "an HDF5 file", "Export the table as CSV."),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "Export the table as CSV.",
    ),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ\0", "an xz archive", "Unpack it first."),
    (b"\0asm", "a WebAssembly module", "Drop a table."),
    (b"\x7fELF", "a program", "Drop a table."),
];

/// Refuses what cannot be text: known signatures, and bytes of which too many are control characters.
pub fn refuse_binary(bytes: &[u8]) -> Result<(), DataError> {
    if let Some((_, what, hint)) = SIGNATURES
        .iter()
        .find(|(signature, ..)| bytes.starts_with(signature))
    {
        // An Excel workbook is a zip archive whose first entries carry these names.
        let head = &bytes[..bytes.len().min(4096)];
        let has = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
        let workbook =
            bytes.starts_with(b"PK\x03\x04") && (has(b"[Content_Types].xml") || has(b"xl/"));
        let what = if workbook { "an Excel workbook" } else { what };
        return Err(
            DataError::new("not-text", format!("This is {what}, not a text table.")).hint(*hint),
        );
    }
    let utf16 = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    let sample = &bytes[..bytes.len().min(65_536)];
    let zeros = sample.iter().filter(|&&byte| byte == 0).count();
    // UTF-16 without a mark is half zeros, all of them at even or all at odd places.
    let odd_zeros = sample
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|&&byte| byte == 0)
        .count();
    let one_sided =
        zeros * 3 >= sample.len() && (odd_zeros * 10 >= zeros * 9 || odd_zeros * 10 <= zeros);
    if utf16 || one_sided {
        return Ok(());
    }
    let control = sample
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
        .count();
    if control * 50 > sample.len() {
        let percent = control * 100 / sample.len();
        return Err(DataError::new(
            "not-text",
            format!("This is not text: {percent} % of its bytes are control characters."),
        )
        .hint("Export the table as CSV."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_control_bytes_are_refused() {
        for (signature, what, _) in SIGNATURES {
            let error = refuse_binary(signature).expect_err("binary");
            assert_eq!(error.kind, "not-text", "{what}");
        }
        let workbook = refuse_binary(b"PK\x03\x04........[Content_Types].xml").expect_err("binary");
        assert!(
            workbook.message.contains("Excel workbook, not"),
            "{}",
            workbook.message
        );
        let noise: Vec<u8> = (0..=255).collect();
        assert!(refuse_binary(&noise).is_err());
        assert!(refuse_binary(b"a,b\r\n1,2\r\n").is_ok());
        assert!(refuse_binary("类别,b\n".as_bytes()).is_ok());
        assert!(refuse_binary(b"a\0,\0b\0\n\0").is_ok());
    }
}
