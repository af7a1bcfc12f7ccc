//! Wraps text to a width, counted in characters.

/// Wraps `text` to `width`, the first line after `first` and all others after `rest`.
pub(crate) fn hanging(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::from(first);
    let mut column = first.chars().count();
    let mut fresh = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !fresh && column + 1 + length > width {
            out.push('\n');
            out.push_str(rest);
            column = rest.chars().count();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        fresh = false;
    }
    out
}

/// Wraps paragraphs, which blank lines separate, each line after `indent`. Lines that begin with a space stay lines
/// of their own, so that small tables keep their shape.
pub(crate) fn paragraphs(text: &str, width: usize, indent: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let flush = |paragraph: &mut Vec<&str>, out: &mut Vec<String>| {
        if !paragraph.is_empty() {
            out.push(hanging(&paragraph.join(" "), width, indent, indent));
            paragraph.clear();
        }
    };
    for line in text.trim_end().lines() {
        if line.trim().is_empty() || line.starts_with(' ') {
            flush(&mut paragraph, &mut out);
            out.push(if line.trim().is_empty() { String::new() } else { format!("{indent}{line}") });
        } else {
            paragraph.push(line);
        }
    }
    flush(&mut paragraph, &mut out);
    out.join("\n")
}

/// Puts `right` at the right edge of the line after `left`; on a line of its own after `indent` spaces where both do
/// not fit.
pub(crate) fn sides(left: &str, right: &str, width: usize, indent: usize) -> String {
    let used = left.chars().count() + right.chars().count();
    if used + 2 > width {
        return format!("{left}\n{}{right}", " ".repeat(indent));
    }
    format!("{left}{}{right}", " ".repeat(width - used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_between_words() {
        assert_eq!(hanging("one two three four", 9, "- ", "  "), "- one two\n  three\n  four");
        assert_eq!(paragraphs("a b\nc\n\n  4 x 5\nd", 80, "> "), "> a b c\n\n>   4 x 5\n> d");
        assert_eq!(sides("  left", "right", 14, 2), "  left   right");
        assert_eq!(sides("  left", "right", 12, 4), "  left\n    right");
    }
}
