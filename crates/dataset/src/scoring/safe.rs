//! Text tables that a spreadsheet opens as they are: quoted by RFC 4180, and no cell of text is taken for a formula.

use crate::columns::numbers;

/// What a spreadsheet may take for the beginning of a formula, with the full-width twins that some read alike.
const BEGINNINGS: &[char] = &[
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// A table that is being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    begun: bool,
}

impl Writer {
    /// An empty table; `mark`: with the byte order mark that some spreadsheets need to see that it is UTF-8.
    pub fn new(mark: bool) -> Self {
        Writer {
            text: if mark {
                "\u{feff}".into()
            } else {
                String::new()
            },
            begun: false,
        }
    }

    /// Adds a cell of text. One that begins like a formula gets an apostrophe in front, unless it is a number.
    pub fn text(&mut self, cell: &str) {
        if cell.starts_with(BEGINNINGS) && !numbers::is_number(cell.trim()) {
            self.quoted(&format!("'{cell}"));
        } else {
            self.quoted(cell);
        }
    }

    /// Adds a number in the shortest form that reads back equal.
    pub fn number(&mut self, number: impl std::fmt::Debug) {
        let text = format!("{number:?}");
        self.quoted(text.strip_suffix(".0").unwrap_or(&text));
    }

    fn quoted(&mut self, cell: &str) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            self.text.push('"');
            for character in cell.chars() {
                self.text.push(character);
                if character == '"' {
                    self.text.push('"');
                }
            }
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// The table's bytes.
    pub fn bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_text_numbers_stay_and_quotes_are_doubled() {
        let written = |cell: &str| {
            let mut writer = Writer::new(false);
            writer.text(cell);
            String::from_utf8(writer.bytes()).expect("text")
        };
        for cell in [
            "=1+1", "+cmd", "-a", "@SUM(A1)", "\tx", "＝1", "＋a", "－a", "＠a", "=", "-", "\0=1",
            "-1+1", "+1;=2",
        ] {
            assert_eq!(written(cell), format!("'{cell}"), "{cell:?}");
        }
        assert_eq!(written("\r=1"), "\"'\r=1\"");
        assert_eq!(written("=\"a\",b"), "\"'=\"\"a\"\",b\"");
        for cell in ["-5", "+3.2e4", "-1.5", "5", "", "a=b", " =1", "1-2", "'=1"] {
            assert_eq!(written(cell), cell);
        }
        assert_eq!(written("-1,5"), "\"-1,5\"");
        assert_eq!(written("a\"b"), "\"a\"\"b\"");
        let mut writer = Writer::new(true);
        writer.text("a");
        writer.number(2.0_f32);
        writer.number(1e300);
        writer.end();
        assert_eq!(writer.bytes(), "\u{feff}a,2,1e300\r\n".as_bytes());
    }

    #[test]
    fn what_is_written_is_read_back_by_a_csv_reader() {
        let cells = [
            "plain",
            "with, comma",
            "with \"quotes\"",
            "two\r\nlines",
            "",
            "五",
        ];
        let mut writer = Writer::new(false);
        for _ in 0..2 {
            cells.iter().for_each(|cell| writer.text(cell));
            writer.end();
        }
        let bytes = writer.bytes();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(&*bytes);
        let mut rows = 0;
        for record in reader.records() {
            assert_eq!(record.expect("a record").iter().collect::<Vec<_>>(), cells);
            rows += 1;
        }
        assert_eq!(rows, 2);
    }
}
