//! What `commontime explain` prints of a lever. Each lever's own file has its page.

/// The page of a lever. Plain text but for the example; paragraphs are separated by blank lines.
#[derive(Clone, Copy, Debug)]
pub struct LeverPage {
    /// What happens, in one line without a full stop.
    pub in_short: &'static str,
    /// What changes.
    pub does: &'static str,
    /// Whose minutes it gives, and how many; and what it does not give.
    pub minutes: &'static str,
    /// Who has the students meanwhile.
    pub students: &'static str,
    /// What it costs, which file says so, how it is counted, and whether it comes back every year.
    pub price: &'static str,
    /// What the files may say, what is refused, and what is not looked at.
    pub limits: &'static str,
    /// Who mostly approves, where the scenario names nobody, and what to ask whom.
    pub approval: &'static str,
    /// How it is written, as TOML. Each part begins with a comment that names its file: `# scenario.toml`.
    pub example: &'static str,
    /// Where it is from: statutes, contracts, reports, with addresses where there are some. Empty where there are none.
    pub source: &'static str,
}

#[cfg(test)]
mod tests {
    use crate::lever::LeverKind;

    #[test]
    fn every_page_is_filled() {
        for &kind in LeverKind::ALL {
            let (slug, page) = (kind.slug(), kind.page());
            let fields = [
                ("in_short", page.in_short),
                ("does", page.does),
                ("minutes", page.minutes),
                ("students", page.students),
                ("price", page.price),
                ("limits", page.limits),
                ("approval", page.approval),
            ];
            for (field, text) in fields {
                assert!(!text.is_empty(), "{slug}: {field} is empty");
                assert_eq!(text, text.trim(), "{slug}: {field} has white space around it");
                assert!(!text.contains("  "), "{slug}: {field} has two spaces in a row");
                assert_eq!(text.ends_with('.'), field != "in_short", "{slug}: how {field} ends");
            }
            assert_eq!(page.source, page.source.trim(), "{slug}: the source has white space around it");
            assert!(page.approval.contains("Ask "), "{slug}: nobody is asked");
        }
    }

    #[test]
    fn every_example_opens_its_lever_and_fits_on_a_screen() {
        for &kind in LeverKind::ALL {
            let (slug, example) = (kind.slug(), kind.page().example);
            let rest = example.strip_prefix("# scenario.toml\n").unwrap_or_default();
            let opens = [format!("[levers.{slug}]"), format!("[[levers.{slug}]]")];
            assert!(opens.iter().any(|table| rest.starts_with(table.as_str())), "{slug}: {example}");
            assert!(example.lines().all(|line| line.chars().count() <= 78), "{slug}: {example}");
        }
    }

    #[test]
    fn a_lever_is_found_by_its_name() {
        for &kind in LeverKind::ALL {
            assert_eq!(LeverKind::parse(kind.slug()), Some(kind));
        }
        assert_eq!(LeverKind::parse("early-releases"), None);
    }
}
