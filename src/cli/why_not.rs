//! `commontime why-not`: what forbids the target, or any schedule, and what would change it.

use std::path::{Path, PathBuf};

use clap::Args;
use commontime::solve::why_not::{Explained, Shown, why_not};
use commontime::solve::{Options as Search, Progress};
use commontime_audit::{Audited, certify};
use commontime_files::{Folder, WhyNotResult, check_folder, load, why_not_json, write_folder};
use commontime_report::{WhyNotInput, why_not_html, why_not_terminal};
use commontime_school::{Campus, Minutes};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::read_back::read_back;
use super::recalling::Afresh;
use super::searching::Searching;
use super::solve::{rounds, schedule_files};
use super::waiting::Waiting;
use super::{Form, Format, Scenario};

/// Find out why the target cannot be reached, and what would help
///
/// Also where no schedule exists at all. Counts first what is needed and what is there. Then names the requirements that clash, each clash proved and without anything
/// that has no part in it, the most that can be had, and the cheapest changes that would do, each shown by an audited schedule.
/// Writes nothing unless --out names a folder.
#[derive(Args, Debug)]
pub(super) struct WhyNot {
    #[command(flatten)]
    scenario: Scenario,
    /// Ask for so many minutes a week instead of the target of scenario.toml
    #[arg(long, value_name = "N", value_parser = minutes)]
    minutes: Option<i32>,
    /// How many fixes to find at most
    #[arg(long, value_name = "N", default_value_t = 3)]
    fixes: u32,
    /// Show the counts that leave room, too
    #[arg(long)]
    all: bool,
    /// Write why-not.html, why-not.json and a folder with the schedule of each fix to this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// How long to look for each schedule: quick, normal, thorough, or a number of rounds
    #[arg(long, value_name = "HOW-MUCH", value_parser = rounds, default_value = "quick")]
    effort: u32,
    #[command(flatten)]
    searching: Searching,
    #[command(flatten)]
    afresh: Afresh,
    #[command(flatten)]
    form: Form,
}

/// A fix's schedule, certified again, and its folder.
struct Certified<'a> {
    shown: &'a Shown,
    audited: Audited<'a>,
    folder: String,
}

impl WhyNot {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let _recalling = self.afresh.recall();
        let campus = match (load(&self.scenario.folder), self.form.format) {
            (Ok(campus), _) => campus,
            (Err(problems), Format::Text) => return Err(Failure::Files(problems)),
            (Err(problems), Format::Json) => {
                console.answer(|_| problems.to_json())?;
                return Ok(Exit::Input);
            }
        };
        let campus = asking(campus, self.minutes)?;
        // Nobody should wait for an answer that has no place to go.
        self.out.as_deref().map_or(Ok(()), |out| check_folder(out, Folder::WhyNot))?;
        let waiting = Waiting::within_limit(&self.searching, console);
        let (stop, mut tell) = (|| waiting.is_over(), |step: Progress| waiting.tell(&step));
        let search = Search { rounds: self.effort, ..self.searching.options(self.effort) };
        let found = why_not(&campus, self.fixes as usize, &search, &stop, &mut tell);
        waiting.end();
        let mut found = found.map_err(Failure::Refused)?;
        // Each part has its share of the time.
        let known = &found.why_not;
        let is_cut = !known.are_all || known.clashes.iter().any(|clash| !clash.is_minimal);
        let timed = waiting.is_timed() || search.until.is_some() && is_cut;
        for shown in found.shown.iter_mut().flatten() {
            (shown.answer.timed, shown.answer.effort) = (timed, effort(&search, timed));
        }
        let fixes = certified(&found)?;
        if let Some(out) = &self.out {
            write(&campus, &found, &fixes, out, &search, timed)?;
        }
        let folders = if self.out.is_some() { folders(&fixes) } else { Vec::new() };
        console.answer(|color| match self.form.format {
            Format::Json => why_not_json(&result(&campus, &found, folders, &search, timed)),
            Format::Text => {
                let input = WhyNotInput { campus: &campus, known: &found.why_not, folders, timed };
                let written = self.out.as_ref().map_or(String::new(), |out| {
                    let of_fixes =
                        if fixes.iter().any(Option::is_some) { " · a folder for each fix" } else { "" };
                    format!("\n  why-not.html · why-not.json{of_fixes} in {}\n", out.display())
                });
                why_not_terminal(&input, self.all, Console::width(), color) + &written
            }
        })?;
        let known = &found.why_not;
        let is_known = known.is_impossible || known.found.is_some() || !known.clashes.is_empty();
        Ok(if waiting.was_interrupted() {
            Exit::Interrupted
        } else if is_known {
            Exit::Answered
        } else {
            Exit::LimitReached
        })
    }
}

/// Reads a number of minutes a week.
fn minutes(word: &str) -> Result<i32, String> {
    let most = 7 * 24 * 60;
    let wrong = || format!("expected a whole number of minutes a week from 1 to {most}");
    word.parse().ok().filter(|minutes| (1..=most).contains(minutes)).ok_or_else(wrong)
}

/// Returns the school with another goal, where one is asked for.
fn asking(campus: Campus, minutes: Option<i32>) -> Result<Campus, Failure> {
    let Some(minutes) = minutes else { return Ok(campus) };
    let mut parts = campus.into_parts();
    parts.goal.minutes_per_week = Minutes::new(minutes);
    Campus::new(parts).map_err(|problems| Failure::Mistake(problems.join("; ")))
}

/// Audits the schedules of the fixes again, for reports to speak of.
fn certified(found: &Explained) -> Result<Vec<Option<Certified<'_>>>, Failure> {
    let fixes = found.shown.iter().enumerate();
    fixes.map(|(at, shown)| shown.as_ref().map(|shown| of_fix(at, shown)).transpose()).collect()
}

fn of_fix(at: usize, shown: &Shown) -> Result<Certified<'_>, Failure> {
    let folder = format!("fix-{}", at + 1);
    let audited = certify(&shown.campus, shown.schedule.clone());
    let audited = audited
        .map_err(|_| Failure::Mistake(format!("the schedule of {folder} does not pass its audit again")))?;
    Ok(Certified { shown, audited, folder })
}

fn folders(fixes: &[Option<Certified<'_>>]) -> Vec<Option<String>> {
    fixes.iter().map(|fix| fix.as_ref().map(|fix| fix.folder.clone())).collect()
}

/// Returns the effort that decided; `None` where a time limit was given instead, or Ctrl-C came.
fn effort(search: &Search, timed: bool) -> Option<u64> {
    (!timed && search.until.is_none()).then_some(u64::from(search.rounds))
}

fn result<'a>(
    campus: &'a Campus,
    found: &'a Explained,
    folders: Vec<Option<String>>,
    search: &Search,
    timed: bool,
) -> WhyNotResult<'a> {
    let effort = effort(search, timed);
    WhyNotResult { campus, known: &found.why_not, folders, seed: search.seed, effort, timed }
}

/// Writes the results, and audits every schedule as it can be read back from the disk: it must be the one the fix speaks of.
fn write(
    campus: &Campus,
    found: &Explained,
    fixes: &[Option<Certified<'_>>],
    out: &Path,
    search: &Search,
    timed: bool,
) -> Result<(), Failure> {
    let json = why_not_json(&result(campus, found, folders(fixes), search, timed));
    let input = WhyNotInput { campus, known: &found.why_not, folders: folders(fixes), timed };
    let page = why_not_html(&input);
    let mut written =
        vec![("why-not.json".to_owned(), json.into_bytes()), ("why-not.html".to_owned(), page.into_bytes())];
    for fix in fixes.iter().flatten() {
        let of_it = schedule_files(campus, &fix.shown.campus, &fix.shown.answer, Some(&fix.audited));
        written.extend(of_it.into_iter().map(|(name, bytes)| (format!("{}/{name}", fix.folder), bytes)));
    }
    let named: Vec<(&str, Vec<u8>)> =
        written.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    write_folder(out, &named, Folder::WhyNot)?;
    // Levers are decisions of the schedule; other changes are in the files that it was made for.
    let read = |fix: &Certified<'_>| read_back(&fix.shown.files, &fix.audited, &out.join(&fix.folder));
    fixes.iter().flatten().try_for_each(read)
}
