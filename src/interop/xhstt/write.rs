//! Writing: an archive of one instance, as it was read, and one new solution.

use std::fmt::Write;

use commontime_engine::{Meet, Solution};

use super::instances::Named;

/// What an archive of ours begins with, so that only such a file is ever replaced.
pub const MARK: &str = "<!-- A timetable found by commontime. -->";

/// What is told about a solution, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The id of the group of solutions.
    pub group: String,
    /// Who found it.
    pub contributor: String,
    /// When; no clock is asked.
    pub date: String,
    /// How it was found.
    pub description: String,
}

/// Returns the text of an archive with an instance and a solution of it.
///
/// Every piece is written with its duration, its time and the resources that are not given by the instance.
#[must_use]
pub fn write(named: &Named, solution: &Solution, about: &About) -> String {
    let mut out = String::with_capacity(named.source.len() + 200 * solution.meets.len());
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(MARK);
    out.push_str("\n<HighSchoolTimetableArchive>\n  <Instances>\n    ");
    out.push_str(&named.source);
    out.push_str("\n  </Instances>\n  <SolutionGroups>\n");
    // Writing to a text cannot fail.
    let _ = writeln!(out, "    <SolutionGroup Id=\"{}\">", escaped(&about.group));
    out.push_str("      <MetaData>\n");
    for (name, words) in
        [("Contributor", &about.contributor), ("Date", &about.date), ("Description", &about.description)]
    {
        let _ = writeln!(out, "        <{name}>{}</{name}>", escaped(words));
    }
    let _ = writeln!(out, "      </MetaData>\n      <Solution Reference=\"{}\">", escaped(&named.id));
    out.push_str("        <Events>\n");
    for meet in &solution.meets {
        piece(&mut out, named, meet);
    }
    out.push_str("        </Events>\n      </Solution>\n    </SolutionGroup>\n  </SolutionGroups>\n");
    out.push_str("</HighSchoolTimetableArchive>\n");
    out
}

fn piece(out: &mut String, named: &Named, meet: &Meet) {
    let event = meet.event.0 as usize;
    let _ = writeln!(out, "          <Event Reference=\"{}\">", escaped(&named.events[event]));
    let _ = writeln!(out, "            <Duration>{}</Duration>", meet.duration);
    if let Some(start) = meet.start {
        let time = escaped(&named.times[start.0 as usize]);
        let _ = writeln!(out, "            <Time Reference=\"{time}\"/>");
    }
    let roles = &named.instance.events[event].roles;
    let open =
        roles.iter().zip(&named.roles[event]).zip(&meet.resources).filter_map(|((role, name), held)| {
            Some((name.as_ref()?, (*held)?)).filter(|_| role.given.is_none())
        });
    let open: Vec<_> = open.collect();
    if !open.is_empty() {
        out.push_str("            <Resources>\n");
        for (role, held) in open {
            let resource = escaped(&named.resources[held.0 as usize]);
            let _ = writeln!(out, "              <Resource Reference=\"{resource}\">");
            let _ = writeln!(out, "                <Role>{}</Role>", escaped(role));
            out.push_str("              </Resource>\n");
        }
        out.push_str("            </Resources>\n");
    }
    out.push_str("          </Event>\n");
}

/// Returns words as XML holds them. Control characters, which XML cannot hold, are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            sign if sign.is_control() && sign < ' ' => {}
            sign => out.push(sign),
        }
    }
    out
}
