//! "Did you mean": the known name that a misspelled one is closest to.

/// Returns the candidate closest to `word`, where one is close enough to be meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let allowed = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Returns the help for a name that is not known: the closest one, or the list of all where it is short.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut all: Vec<&str> = candidates.into_iter().collect();
    if let Some(meant) = nearest(word, all.iter().copied()) {
        return Some(format!("did you mean \"{meant}\"?"));
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|name| seen.insert(*name));
    let known: Vec<String> = all.iter().map(|name| format!("\"{name}\"")).collect();
    match known.len() {
        0 => Some("there are none: define it, or take the name away".to_owned()),
        1 => Some(format!("there is only {}", known[0])),
        2..=12 => Some(format!("there are {}", commontime_school::wording::list(&known))),
        count => Some(format!("there are {count}, from {} to {}", known[0], known[count - 1])),
    }
}

/// Takes away what people mix up: case, and how words are joined.
fn fold(word: &str) -> String {
    word.to_lowercase().replace(['_', ' '], "-")
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
        assert_eq!(did_you_mean("office", ["a", "b"]).as_deref(), Some("there are \"a\" and \"b\""));
    }
}
