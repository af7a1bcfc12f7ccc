//! "Did you mean": the known name that a misspelled one is closest to.

use std::collections::BTreeSet;

/// How many names a help lists; words to choose from are never more.
const NAMED: usize = 24;

/// Returns the candidate closest to `word`, where one is close enough to be meant.
///
/// Names that differ in a number or in a last letter standing alone (`grade-1` and `grade-2`, `team-a` and `team-b`) are
/// different names, not slips of the pen.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (marked, letters) = (mark(&fold(word)), letters(word));
    let allowed = letters.chars().count() / 3;
    candidates
        .into_iter()
        .filter(|candidate| mark(&fold(candidate)) == marked)
        .map(|candidate| (strsim::damerau_levenshtein(&letters, &self::letters(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns the help for a name that is not known: the closest one, or the list of all where it is short.
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = candidates.into_iter().collect();
    if let Some(meant) = nearest(word, all.iter().copied()) {
        return format!("did you mean \"{meant}\"?");
    }
    let mut seen = BTreeSet::new();
    all.retain(|name| seen.insert(*name));
    let known: Vec<String> = all.iter().map(|name| format!("\"{name}\"")).collect();
    match known.as_slice() {
        [] => "there are none: take the name away".to_owned(),
        [only] => format!("there is only {only}"),
        [first, .., last] if known.len() > NAMED => {
            format!("there are {}, from {first} to {last}", known.len())
        }
        _ => format!("there are {}", commontime_school::wording::list(&known)),
    }
}

/// Takes away how words are joined, too.
fn letters(word: &str) -> String {
    fold(word).replace('-', "")
}

/// Takes away what people mix up: case, and how words are joined.
fn fold(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
}

/// Returns what tells apart names of one series: their digits, and a last letter standing alone.
fn mark(folded: &str) -> (String, Option<char>) {
    let digits = folded.chars().filter(char::is_ascii_digit).collect();
    let last = folded.rsplit_once('-').map(|(_, token)| token).filter(|token| token.chars().count() == 1);
    (digits, last.and_then(|token| token.chars().next()).filter(|letter| letter.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_understood_and_another_word_is_not() {
        let teams = ["kindergarten", "grade-1", "specialists"];
        assert_eq!(nearest("kindergarden", teams), Some("kindergarten"));
        assert_eq!(nearest("Grade 1", teams), Some("grade-1"));
        assert_eq!(nearest("office", teams), None);
        assert_eq!(nearest("grade-2", teams), None);
        assert_eq!(nearest("team-b", ["team-a"]), None);
        assert_eq!(nearest("1", ["K"]), None);
        // Of so few letters one more is another word.
        assert_eq!(nearest("PK", ["K", "1"]), None);
        assert_eq!(nearest("K1", ["K-1", "K-2"]), Some("K-1"));
        assert_eq!(did_you_mean("office", ["b", "a", "b"]), "there are \"b\" and \"a\"");
    }
}
