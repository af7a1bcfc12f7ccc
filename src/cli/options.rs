//! `commontime options`: what can be had for how much, and what each further step buys.

use std::path::{Path, PathBuf};

use clap::Args;
use commontime::solve::frontier::{Frontier, Point, frontier};
use commontime::solve::{Options as Search, Progress};
use commontime_audit::{Audited, certify};
use commontime_files::{Folder, OptionResult, OptionsResult, check_folder, load, options_json, write_folder};
use commontime_report::{Beside, Choice, OptionsInput, options_html, options_terminal};
use commontime_school::Campus;
use commontime_school::axis::Axis;
use commontime_school::not_payable::NotPayable;
use commontime_school::wording::list;

use super::Scenario;
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::read_back::read_back;
use super::recalling::Afresh;
use super::searching::Searching;
use super::solve::{named_after, rounds, schedule_files};
use super::waiting::Waiting;

/// Find every option that no other beats: more minutes for everyone, or less money
///
/// Pulls the levers that scenario.toml opens in every way that can be worth it, proves what cannot be had for less, and finds an
/// audited schedule for each option. Writes report.html with the curve, options.json for programs, and a folder for each option
/// with its schedule and report.
#[derive(Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scenario: Scenario,
    /// The folder for the results; without it, one named after the scenario: ./NAME-options
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Compare options on further axes: fte, student-minutes, positions-changed; several with commas
    ///
    /// An option is then shown, too, where it costs more than another without more minutes for teachers, but has fewer FTE, more minutes
    /// for students, or fewer posts that change.
    #[arg(long, value_name = "AXES", value_delimiter = ',', value_parser = axis)]
    axes: Vec<Axis>,
    /// How long to look for each schedule: quick, normal, thorough, or a number of rounds
    #[arg(long, value_name = "HOW-MUCH", value_parser = rounds, default_value = "quick")]
    effort: u32,
    #[command(flatten)]
    searching: Searching,
    #[command(flatten)]
    afresh: Afresh,
}

/// An option with its schedule, certified, and its folder.
struct Shown<'a> {
    point: &'a Point,
    audited: Audited<'a>,
    folder: String,
}

impl Options {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let _recalling = self.afresh.recall();
        let campus = load(&self.scenario.folder)?;
        let out = self.out.clone().unwrap_or_else(|| named_after(&self.scenario.folder, "options"));
        // Nobody should wait for an answer that has no place to go.
        check_folder(&out, Folder::Options)?;
        let waiting = Waiting::within_limit(&self.searching, console);
        let (stop, mut tell) = (|| waiting.is_over(), |step: Progress| waiting.tell(&step));
        let mut axes = self.axes.clone();
        axes.sort_unstable();
        axes.dedup();
        let search = Search { rounds: self.effort, ..self.searching.options(self.effort) };
        let found = frontier(&campus, &axes, &search, &stop, &mut tell);
        waiting.end();
        let mut found = found.map_err(Failure::Refused)?;
        if waiting.is_timed() {
            let beside = found.fewer_short.iter_mut().filter_map(|it| it.point.as_mut());
            let points = found.as_it_is.iter_mut().chain(&mut found.points).chain(beside);
            points.for_each(|point| point.answer.end_by_the_clock());
        }
        let all = All::of(&found)?;
        let timed = waiting.is_timed();
        write(&campus, &found, &all, &out, &search, timed)?;
        console.answer(|color| {
            let input = input(&campus, &found, &all, timed);
            let folders = if all.options.is_empty() { "" } else { " · a folder for each option" };
            let files = format!("\n  report.html · options.json{folders} in {}\n", out.display());
            options_terminal(&input, Console::width(), color) + &files
        })?;
        if waiting.was_interrupted() {
            return Ok(Exit::Interrupted);
        }
        Ok(if !all.options.is_empty() {
            Exit::Answered
        } else if found.is_whole && found.corners.is_empty() {
            Exit::Impossible
        } else {
            Exit::LimitReached
        })
    }
}

/// All that is shown.
struct All<'a> {
    as_it_is: Option<Shown<'a>>,
    options: Vec<Shown<'a>>,
    /// Beside the curve.
    fewer_short: Option<Shown<'a>>,
}

impl<'a> All<'a> {
    fn of(found: &'a Frontier) -> Result<Self, Failure> {
        let named = |point: Option<&'a Point>, folder: &str| {
            point.map(|point| shown(point, folder.to_owned())).transpose()
        };
        let options = found.points.iter().enumerate();
        let options = options.map(|(at, point)| shown(point, format!("option-{}", at + 1)));
        let beside = found.fewer_short.as_ref().and_then(|it| it.point.as_ref());
        Ok(Self {
            as_it_is: named(found.as_it_is.as_ref(), "as-it-is")?,
            options: options.collect::<Result<_, _>>()?,
            fewer_short: named(beside, "fewer-short")?,
        })
    }

    fn iter(&self) -> impl Iterator<Item = &Shown<'a>> {
        self.as_it_is.iter().chain(&self.options).chain(&self.fewer_short)
    }
}

/// Reads an axis by its name.
fn axis(word: &str) -> Result<Axis, String> {
    let known = Axis::ALL.into_iter().find(|axis| axis.slug() == word);
    known.ok_or_else(|| format!("expected {}", list(&Axis::ALL.map(Axis::slug))))
}

/// Audits an option's schedule again, for the report to speak of.
fn shown(point: &Point, folder: String) -> Result<Shown<'_>, Failure> {
    let audited = certify(&point.campus, point.schedule.clone());
    let audited = audited
        .map_err(|_| Failure::Mistake(format!("the schedule of {folder} does not pass its audit again")))?;
    Ok(Shown { point, audited, folder })
}

fn input<'a>(campus: &'a Campus, found: &'a Frontier, all: &'a All<'a>, timed: bool) -> OptionsInput<'a> {
    let choice = |shown: &'a Shown<'a>| Choice {
        schedule: &shown.audited,
        answer: &shown.point.answer,
        folder: shown.folder.clone(),
    };
    OptionsInput {
        campus,
        axes: &found.axes,
        as_it_is: all.as_it_is.as_ref().map(choice),
        choices: all.options.iter().map(choice).collect(),
        fewer_short: found.fewer_short.as_ref().zip(all.fewer_short.as_ref()).map(|(known, shown)| Beside {
            choice: choice(shown),
            least: known.least_minutes(),
            is_proved: known.is_proved(),
        }),
        not_payable: found
            .not_payable
            .as_ref()
            .map(|it| (NotPayable::of(&it.campus, &it.dollars), it.promised)),
        lacks_money: found.lacks_money,
        outer: found.outer(),
        recommended: found.recommended(campus),
        timed,
    }
}

/// Writes the results, and audits every schedule as it can be read back from the disk: it must be the one the option speaks of.
fn write(
    campus: &Campus,
    found: &Frontier,
    all: &All<'_>,
    out: &Path,
    search: &Search,
    timed: bool,
) -> Result<(), Failure> {
    let input = input(campus, found, all, timed);
    let json = options_json(&OptionsResult {
        campus,
        axes: &found.axes,
        as_it_is: all.as_it_is.as_ref().map(|shown| result(shown, &input)),
        options: all.options.iter().map(|shown| result(shown, &input)).collect(),
        fewer_short: all.fewer_short.as_ref().map(|shown| result(shown, &input)),
        // Where the cost comes first, what costs more was not asked about.
        least_short: found
            .fewer_short
            .as_ref()
            .filter(|known| known.most_cost.is_none())
            .map(|known| (known.least_minutes(), known.least_cost)),
        not_payable: found.not_payable.as_ref().map(|it| (&it.campus, &it.dollars, it.promised.lowest)),
        outer: &found.outer(),
        recommended: found.recommended(campus),
        seed: search.seed,
        effort: (!timed).then_some(u64::from(search.rounds)),
        timed,
    });
    let page = options_html(&input);
    let mut files =
        vec![("options.json".to_owned(), json.into_bytes()), ("report.html".to_owned(), page.into_bytes())];
    for shown in all.iter() {
        let of_it = schedule_files(campus, &shown.point.campus, &shown.point.answer, Some(&shown.audited));
        files.extend(of_it.into_iter().map(|(name, bytes)| (format!("{}/{name}", shown.folder), bytes)));
    }
    let named: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    write_folder(out, &named, Folder::Options)?;
    all.iter().try_for_each(|shown| read_back(campus, &shown.audited, &out.join(&shown.folder)))
}

fn result<'a>(shown: &'a Shown<'_>, input: &OptionsInput<'_>) -> OptionResult<'a> {
    OptionResult {
        campus: &shown.point.campus,
        answer: &shown.point.answer,
        dollars: &shown.audited.audit().dollars,
        units: input.units(&shown.audited),
        folder: &shown.folder,
    }
}
