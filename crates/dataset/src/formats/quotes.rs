//! Finds a quote that is opened and never closed, which a CSV reader only notices at the end of the file.

/// The line, from 1, on which a quoted cell opens that never closes. Follows the rules of the `csv` crate: a quote opens a
/// quoted cell only at the start of a cell, and two quotes inside one are a quote.
pub fn unterminated(text: &str, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'"') {
        return None;
    }
    let mut line = 1;
    let mut at_start = true;
    let mut position = 0;
    while let Some(&byte) = bytes.get(position) {
        position += 1;
        if at_start && byte == b'"' {
            let opened = line;
            loop {
                match bytes.get(position) {
                    None => return Some(opened),
                    Some(b'"') if bytes.get(position + 1) == Some(&b'"') => position += 2,
                    Some(b'"') => break,
                    Some(&inside) => {
                        line += usize::from(inside == b'\n');
                        position += 1;
                    }
                }
            }
            position += 1;
            at_start = false;
            continue;
        }
        line += usize::from(byte == b'\n');
        at_start = byte == delimiter || byte == b'\n' || byte == b'\r';
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quotes_that_stay_open_are_reported() {
        assert_eq!(unterminated("a,b\n\"x, y\",2\n", b','), None);
        assert_eq!(unterminated("a,b\n1,\"x\n2,y\n", b','), Some(2));
        assert_eq!(unterminated("a\n\"two\nlines\"\n\"open\n", b','), Some(4));
        assert_eq!(unterminated("a\n5\" pipe\n", b','), None);
        assert_eq!(unterminated("a\n\"say \"\"hi\"\"\"\n", b','), None);
        assert_eq!(unterminated("a\n\"\"\"", b','), Some(2));
    }
}
