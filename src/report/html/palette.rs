//! Colours of uses and activities. None speaks by colour alone: each has letters or its name printed in it, or a
//! pattern where it is too narrow for letters.

use commontime_school::{Activity, Campus, SubjectId, Use};

use crate::names;

/// How one use or activity is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shade {
    /// The style class.
    pub(crate) class: String,
    /// The fill: a colour, or a pattern of `templates/page.html`.
    pub(crate) fill: &'static str,
    /// The colour of letters on it, at a contrast of 4.5 or more.
    pub(crate) ink: &'static str,
    /// Letters printed in it.
    pub(crate) letters: String,
    /// The words of the legend.
    pub(crate) words: String,
}

const DARK: &str = "#1b1f24";
const LIGHT: &str = "#ffffff";

/// Returns how a use of time is drawn. Time that counts is dark with light letters, so that it stands out in grey too.
pub(crate) fn of_use(kind: Use) -> Shade {
    let (class, fill, ink, letters) = match kind {
        Use::Instruction => ("ui", "#dbe4ee", DARK, "I"),
        Use::CoTeaching => ("uc", "#c3d3e6", DARK, "Co"),
        Use::TeamMeeting => ("ut", "#1d4f91", LIGHT, "T"),
        Use::ProfessionalLearning => ("up", "#3b3f99", LIGHT, "PL"),
        Use::PeerObservation => ("uo", "#00606b", LIGHT, "PO"),
        Use::Leadership => ("ul", "#5c3b86", LIGHT, "LD"),
        Use::IndividualPlanning => ("un", "#b9dfb4", DARK, "P"),
        Use::RequiredMeeting => ("um", "#e3c8ea", DARK, "M"),
        Use::CaseManagement => ("uk", "#d9cfee", DARK, "CM"),
        Use::Duty => ("ud", "#f3b79a", DARK, "D"),
        Use::Transition => ("ux", "url(#hatch)", DARK, ""),
        Use::Lunch => ("uf", "#f8e6a0", DARK, "L"),
        Use::Travel => ("uv", "#d5cbb8", DARK, "TR"),
        Use::Release => ("ur", "#a9d8d8", DARK, "R"),
        Use::Unassigned => ("uu", "#ffffff", DARK, "O"),
    };
    Shade { class: class.to_owned(), fill, ink, letters: letters.to_owned(), words: kind.words() }
}

/// Fills of subjects, in turn.
const SUBJECTS: [&str; 8] =
    ["#cfe0f3", "#f6d7c3", "#d6ecd2", "#e6d5ee", "#cdebe9", "#f3d3dd", "#e4e1c0", "#d8dbe8"];

/// Returns how an activity of students is drawn; all specials look alike.
pub(crate) fn of_activity(campus: &Campus, activity: Activity) -> Shade {
    let (class, fill, ink, letters, words) = match activity {
        Activity::Subject(subject) => {
            let at = subject.index() % SUBJECTS.len();
            let words = names::activity(campus, activity);
            (format!("s{at}"), SUBJECTS[at], DARK, letters_of(campus, subject), words)
        }
        Activity::Special(_) => shared("sp", "#1d4f91", LIGHT, "Sp", "specials"),
        Activity::Service(_) => shared("sv", "#d9cfee", DARK, "Se", "services"),
        Activity::Lunch => shared("sl", "#f8e6a0", DARK, "L", "lunch"),
        Activity::Recess => shared("sr", "#b9dfb4", DARK, "R", "recess"),
        Activity::Homeroom => shared("sh", "#ffffff", DARK, "H", "homeroom"),
    };
    Shade { class, fill, ink, letters, words }
}

type Look = (String, &'static str, &'static str, String, String);

fn shared(class: &str, fill: &'static str, ink: &'static str, letters: &str, words: &str) -> Look {
    (class.to_owned(), fill, ink, letters.to_owned(), words.to_owned())
}

/// The first letters of the subject, three or as many as tell it from all others.
fn letters_of(campus: &Campus, subject: SubjectId) -> String {
    let name = &campus[subject].id;
    let start = |length: usize| name.chars().take(length).collect::<String>();
    let alone = |length: &usize| {
        let same = campus.subjects.iter().filter(|other| other.id.starts_with(&start(*length)));
        same.count() == 1
    };
    let length = (3..name.chars().count()).find(alone).unwrap_or(name.chars().count());
    let mut letters = start(length).chars().collect::<Vec<_>>();
    if let Some(first) = letters.first_mut() {
        first.make_ascii_uppercase();
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of `#rrggbb`, 0 to 1.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value =
                f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hex digits")) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(first: &str, second: &str) -> f64 {
        let (first, second) = (luminance(first), luminance(second));
        (first.max(second) + 0.05) / (first.min(second) + 0.05)
    }

    #[test]
    fn letters_can_be_read_on_every_fill() {
        for kind in Use::ALL {
            let shade = of_use(kind);
            // The hatch is drawn on this grey.
            let fill = if shade.fill.starts_with('#') { shade.fill } else { "#d0d4d9" };
            assert!(contrast(fill, shade.ink) >= 4.5, "{kind:?}");
        }
        for fill in SUBJECTS {
            assert!(contrast(fill, DARK) >= 4.5, "{fill}");
        }
    }
}
