//! Words that many messages share: plurals, lists, grouped numbers.

/// Returns `1 section`, `3 sections`, `2 classes`: the count and the noun in the right number.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    format!("{} {}", grouped(number as u64), plural(number, noun))
}

/// Returns the noun as `number` of them are called.
#[must_use]
pub fn plural(number: usize, noun: &str) -> String {
    if number == 1 {
        return noun.to_owned();
    }
    match noun.char_indices().next_back() {
        Some((last, 'y')) if !noun[..last].ends_with(['a', 'e', 'i', 'o', 'u']) => {
            format!("{}ies", &noun[..last])
        }
        Some((_, 's' | 'x')) => format!("{noun}es"),
        Some((_, 'h')) if noun.ends_with("ch") || noun.ends_with("sh") => format!("{noun}es"),
        _ if noun == "person" => "people".to_owned(),
        _ => format!("{noun}s"),
    }
}

/// Returns the number with commas between thousands: `10,485`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns `a`, `a and b`, `a, b and c`; nothing for an empty list.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_take_their_number() {
        assert_eq!(count(1, "class"), "1 class");
        assert_eq!(count(135, "class"), "135 classes");
        assert_eq!(count(2, "day"), "2 days");
        assert_eq!(count(2, "study"), "2 studies");
        assert_eq!(count(1_000, "person"), "1,000 people");
        assert_eq!(list(&["art", "music", "PE"]), "art, music and PE");
    }
}
