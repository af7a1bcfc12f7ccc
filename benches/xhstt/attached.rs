//! The evaluator on the solutions attached to the files, against what an independent one says (`costs.tsv`).

use std::fmt::Write;
use std::fs;
use std::path::Path;

use commontime::interop::xhstt::{FILE_BYTES, Wanted, in_words, read};
use commontime_engine::{Cost, evaluate};
use commontime_files::read_text_up_to;

use super::published::{INSTANCES, cost};

/// The table of costs: file, instance, group of solutions, infeasibility, objective.
const TABLE: &str = "costs.tsv";

/// What came of it.
#[derive(Debug, Default)]
pub(crate) struct Check {
    equal: usize,
    all: usize,
    differing: Vec<String>,
    /// Whether there was anything to compare with.
    has_table: bool,
}

/// A solution and its cost.
#[derive(Debug)]
struct Line {
    file: String,
    instance: String,
    group: String,
    cost: Cost,
}

impl Line {
    fn name(&self) -> String {
        format!("{}, {}, {}", self.file, self.instance, self.group)
    }
}

impl Check {
    /// Evaluates all attached solutions.
    pub(crate) fn of(folder: &Path) -> Result<Self, String> {
        let path = folder.join(TABLE);
        if !path.is_file() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        let mut expected = parse(&text).ok_or_else(|| format!("{}: not a table of costs", path.display()))?;
        let mut check = Self { all: expected.len(), has_table: true, ..Self::default() };
        for line in evaluated(folder)? {
            // A group may have several solutions of an instance: they come in the order of the file.
            let same = |other: &Line| other.name() == line.name();
            let theirs = expected.iter().position(same).map(|at| expected.remove(at).cost);
            let (name, ours) = (line.name(), in_words(&line.cost));
            let differs = match theirs {
                Some(theirs) if theirs == line.cost => {
                    check.equal += 1;
                    continue;
                }
                Some(theirs) => format!("{name}: {} there, {ours} here", in_words(&theirs)),
                None => format!("{name}: not in {TABLE}"),
            };
            check.differing.push(differs);
        }
        check.differing.extend(expected.iter().map(|line| format!("{}: not in the folder", line.name())));
        Ok(check)
    }

    /// Returns whether nothing differs.
    pub(crate) fn is_good(&self) -> bool {
        self.differing.is_empty()
    }

    /// Returns how many are equal: `56 of 56`.
    pub(crate) fn count(&self) -> String {
        if self.has_table { format!("{} of {}", self.equal, self.all) } else { "not checked".to_owned() }
    }

    /// Says what came of it, and names all that differ.
    pub(crate) fn in_words(&self) -> String {
        if !self.has_table {
            return format!("there is no {TABLE} in the folder: the evaluator was not checked");
        }
        let mut words =
            format!("the evaluator says what {TABLE} says of {} attached solutions", self.count());
        for one in &self.differing {
            let _ = write!(words, "\n  {one}");
        }
        words
    }
}

fn parse(text: &str) -> Option<Vec<Line>> {
    let line = |line: &str| {
        let mut cells = line.split('\t');
        let mut word = || cells.next().map(str::to_owned);
        let (file, instance, group) = (word()?, word()?, word()?);
        let (infeasibility, objective) = (word()?.parse().ok()?, word()?.parse().ok()?);
        Some(Line { file, instance, group, cost: cost(infeasibility, objective) })
    };
    text.lines().skip(1).map(line).collect()
}

fn evaluated(folder: &Path) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for file in INSTANCES.iter().map(|instance| instance.file) {
        let path = folder.join(file);
        if !path.is_file() {
            continue;
        }
        let text = read_text_up_to(&path, FILE_BYTES).map_err(|problems| problems.to_string())?;
        let reading = read(&text, file, Wanted::Everything);
        if let Some(problems) = reading.problems {
            return Err(problems.to_string());
        }
        let archive = reading.archive;
        lines.extend(archive.solutions.iter().map(|attached| {
            let named = &archive.instances[attached.instance];
            Line {
                file: file.to_owned(),
                instance: named.id.clone(),
                group: attached.group.clone(),
                cost: evaluate(&named.instance, &attached.solution).cost,
            }
        }));
    }
    Ok(lines)
}
