//! One pass over a query's text before it is parsed: how many tokens, and how deep brackets are nested.
//!
//! The engine's parser recurses on nested values without a limit of its own; a text that passes here cannot exhaust its stack.

/// What a text is made of, texts and comments within it left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Punctuators, names, numbers and texts.
    pub tokens: usize,
    /// How deep `{`, `(` and `[` are nested together.
    pub nesting: usize,
}

/// Scans a text in one pass; none where a text within it is not closed. What follows such a text could be read in two ways, and
/// the parser must not read more than was counted here.
pub fn scan(text: &str) -> Option<Scan> {
    let (mut found, mut depth) = (Scan::default(), 0_usize);
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = match byte {
            b' ' | b',' | b'\t' | b'\r' | b'\n' => {
                rest = tail;
                continue;
            }
            b'#' => {
                rest = &tail[until(tail, |byte| matches!(byte, b'\r' | b'\n'))..];
                continue;
            }
            b'"' => behind_text(rest)?,
            b'{' | b'(' | b'[' => {
                depth += 1;
                found.nesting = found.nesting.max(depth);
                tail
            }
            b'}' | b')' | b']' => {
                depth = depth.saturating_sub(1);
                tail
            }
            b'.' => rest.strip_prefix(b"...").unwrap_or(tail),
            byte if is_word(byte) => &tail[until(tail, |byte| !is_word(byte))..],
            _ => tail,
        };
        found.tokens += 1;
    }
    Some(found)
}

/// A byte of a name or a number. What is no ASCII is in no token, and counts as a piece of one.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn until(bytes: &[u8], end: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| end(*byte)).unwrap_or(bytes.len())
}

/// What follows the text that starts here, where it ends.
fn behind_text(text: &[u8]) -> Option<&[u8]> {
    if let Some(mut block) = text.strip_prefix(b"\"\"\"") {
        loop {
            if let Some(behind) = block.strip_prefix(b"\"\"\"") {
                return Some(behind);
            }
            let (_, next) = block.split_first()?;
            block = block.strip_prefix(b"\\\"\"\"").unwrap_or(next);
        }
    }
    let mut line = &text[1..];
    loop {
        line = match line {
            [] | [b'\r' | b'\n', ..] => return None,
            [b'"', behind @ ..] => return Some(behind),
            [b'\\', _, next @ ..] | [_, next @ ..] => next,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, scan};
    use proptest::prelude::*;

    #[test]
    fn tokens_are_counted_and_brackets_followed() {
        for (text, tokens, nesting) in [
            ("", 0, 0),
            ("{ a }", 3, 1),
            ("query A($x:[Int!]=[1,-2.5]){a(x:$x)@b ...C}", 32, 2),
            ("{ a(x: \"{{[[\\\"((\") } # {{{{", 8, 2),
            ("{ a(x: \"\"\"{{ \\\"\"\" \" {{\"\"\") }", 8, 2),
            ("...", 1, 0),
            ("..", 2, 0),
            ("}}}{", 4, 1),
            ("żółć ß", 2, 0),
        ] {
            assert_eq!(scan(text), Some(Scan { tokens, nesting }), "{text}");
        }
        for text in ["\"{{{\n{", "\"\"\"{{{\n{", "\"\\", "\"\"\"x\" {", "\"\"\" \\\"\"\""] {
            assert_eq!(scan(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_scanned_to_its_end(text in any::<String>(), braces in 0_usize..60) {
            if let Some(found) = scan(&text) {
                prop_assert!(found.tokens <= text.len() && found.nesting <= found.tokens);
            }
            let nested = format!("{}{}", "{".repeat(braces), "}".repeat(braces));
            prop_assert_eq!(scan(&nested), Some(Scan { tokens: 2 * braces, nesting: braces }));
        }
    }
}
