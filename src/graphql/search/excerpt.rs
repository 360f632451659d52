//! Where words were found: the field, and its text in pieces.

use async_graphql::SimpleObject;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The words of a text, without regard to case and marks.
pub struct Words(Vec<String>);

impl Words {
    /// The words of a text, each once.
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = split(text).filter(|(_, is_word)| *is_word).map(|(word, _)| folded(word)).collect();
        words.sort_unstable();
        words.dedup();
        Self(words.into_iter().filter(|word| !word.is_empty()).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each word.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a word of a text starts with one of these.
    fn hit(&self, word: &str) -> bool {
        let word = folded(word);
        self.iter().any(|start| word.starts_with(start))
    }

    /// How many of these are in a text.
    fn found(&self, text: &str) -> usize {
        let in_text = Self::of(text);
        self.iter().filter(|start| in_text.iter().any(|word| word.starts_with(start))).count()
    }
}

/// A text in lower case, its letters without marks.
fn folded(text: &str) -> String {
    let plain = text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase);
    plain.fold(String::with_capacity(text.len()), |mut folded, letter| {
        // Letters of their own, that hold no mark.
        match letter {
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            'ı' => folded.push('i'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            // Lower case can bring a mark of its own.
            letter if is_combining_mark(letter) => {}
            letter => folded.push(letter),
        }
        folded
    })
}

/// The text in pieces that are words and pieces between them.
fn split(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|sign: char| is_word != (sign.is_alphanumeric() || is_combining_mark(sign))).unwrap_or(rest.len());
        // A mark without a letter is no word, and may come first.
        let end = if end == 0 { rest.chars().next()?.len_utf8() } else { end };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some((piece, is_word))
    })
}

/// A piece of a text. Texts come in pieces, so that nobody has to trust HTML.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct ExcerptPart {
    /// The piece.
    text: String,
    /// Whether it is one of the words that were searched for.
    hit: bool,
}

/// The most pieces before the first hit, and in all, where a text is long.
const BEFORE: usize = 16;
const LONGEST: usize = 60;

/// The field in which most of the words are, and its text in pieces; `names` holds a name in each line.
pub fn found_in(fields: &[(String, Option<String>)], words: &Words) -> (String, Vec<ExcerptPart>) {
    let texts = fields.iter().filter_map(|(field, text)| Some((field, text.as_ref()?)));
    let lines = texts.flat_map(|(field, text)| text.lines().map(move |line| (field, line)));
    let mut best: Option<(usize, &String, &str)> = None;
    for (field, line) in lines {
        let found = words.found(line);
        if best.is_none_or(|(most, ..)| found > most) {
            best = Some((found, field, line));
        }
    }
    best.map_or_else(Default::default, |(_, field, line)| (field.clone(), pieces(line, words)))
}

fn pieces(text: &str, words: &Words) -> Vec<ExcerptPart> {
    let all: Vec<(&str, bool)> = split(text).map(|(piece, is_word)| (piece, is_word && words.hit(piece))).collect();
    let first = all.iter().position(|(_, hit)| *hit).unwrap_or_default().saturating_sub(BEFORE);
    let first = if all.len() > LONGEST { first } else { 0 };
    let mut parts: Vec<ExcerptPart> = Vec::new();
    let mut push = |piece: &str, hit: bool| match parts.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(piece),
        _ => parts.push(ExcerptPart { text: piece.to_owned(), hit }),
    };
    if first > 0 {
        push("… ", false);
    }
    for (piece, hit) in all.iter().skip(first).take(LONGEST) {
        push(piece, *hit);
    }
    if all.len() > first + LONGEST {
        push(" …", false);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn excerpt(text: &str, words: &str) -> String {
        let parts = pieces(text, &Words::of(words));
        parts.iter().map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() }).collect()
    }

    #[test]
    fn words_are_hit_at_their_start_whatever_their_case_and_marks() {
        for (text, words, expected) in [
            ("Türkiye", "turk", "[Türkiye]"),
            ("Netherlands, The", "the neth", "[Netherlands], [The]"),
            ("Côte d’Ivoire", "IVOIRE", "Côte d’[Ivoire]"),
            ("Åland Islands", "land", "Åland Islands"),
            ("Łódź, Łomża", "lodz", "[Łódź], Łomża"),
            ("e\u{301}cole", "école", "[e\u{301}cole]"),
        ] {
            assert_eq!(excerpt(text, words), expected, "{words}");
        }
        assert!(Words::of("… %_'\"").is_empty());
    }

    #[test]
    fn the_best_field_is_told() {
        let fields = vec![
            ("name".into(), Some("North Macedonia".into())),
            ("acronym".into(), None),
            ("names".into(), Some("Macedonia\nthe former Yugoslav Republic of Macedonia".into())),
        ];
        assert_eq!(found_in(&fields, &Words::of("macedonia")).0, "name");
        let (matched, parts) = found_in(&fields, &Words::of("former macedonia"));
        assert_eq!((matched.as_str(), parts.len()), ("names", 4));
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_pieces_that_make_it_up(text in any::<String>(), words in any::<String>()) {
            prop_assert_eq!(split(&text).map(|(piece, _)| piece).collect::<String>(), text.clone());
            let (_, parts) = found_in(&[("name".into(), Some(text))], &Words::of(&words));
            prop_assert!(parts.len() <= 2 * LONGEST + 2);
        }
    }
}
