//! XHSTT-2014, the public exchange format for high school timetables: archives of instances and solutions, in and out.
//!
//! Schools and research groups of a dozen countries published their timetables in it, and the best solvers were measured
//! on them. It is how the engine is measured on schools that nobody here wrote down.
//!
//! [`read()`] turns the text of an archive into [`Instance`]s and [`Solution`]s of the engine, and reports all that is
//! wrong with it at once. [`write()`] makes an archive of one instance and one new solution. What a solution costs is the
//! engine's to say ([`commontime_engine::evaluate()`]): a report within the file is a claim and never believed.

mod constraints;
mod counting;
mod events;
mod ids;
mod instances;
mod kinds;
mod limits;
mod page;
mod resources;
mod solutions;
mod syntax;
mod times;
mod write;

use commontime_engine::{Cost, Instance, Solution};
use commontime_files::{Problems, Texts};

pub use instances::{Label, Named};
pub use limits::FILE_BYTES;
pub use solutions::{Attached, Claim};
pub use write::{About, MARK, write};

use page::Page;

/// What an archive holds, as far as it can be read.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The instances in the order of the file.
    pub instances: Vec<Named>,
    /// The solutions in the order of the file.
    pub solutions: Vec<Attached>,
}

/// What of an archive is wanted. What is not wanted is not looked at, and what is wrong with it not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// All of it.
    Everything,
    /// One instance, and its solutions in one group.
    One {
        /// The instance's id; `None` where the file has only one.
        instance: Option<&'a str>,
        /// The id of the group; `None` for no solution.
        group: Option<&'a str>,
    },
}

/// An archive that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What can be used: instances and solutions in which nothing is wrong.
    pub archive: Archive,
    /// All that is wrong with the rest, where there is any.
    pub problems: Option<Problems>,
}

/// Reads the text of an archive, which is called `file` in problems.
///
/// An instance or a solution in which something is wrong is left out; it keeps no other from being read.
#[must_use]
pub fn read(text: &str, file: &str, wanted: Wanted<'_>) -> Reading {
    let texts = Texts::from_iter([(file, text)]);
    let mut page = Page::new(&texts, file);
    let archive = read_page(&mut page, wanted).unwrap_or_default();
    Reading { archive, problems: page.into_problems() }
}

fn read_page(page: &mut Page<'_>, wanted: Wanted<'_>) -> Option<Archive> {
    let document = syntax::parse(page)?;
    let root = page.root(&document)?;
    let instances = instances::read(page, root, wanted);
    let solutions = solutions::read(page, root, &instances, wanted);
    Some(Archive { instances: instances.good(), solutions })
}

/// Returns a cost as the format's reports do: what is required, a slash, and the rest.
#[must_use]
pub fn in_words(cost: &Cost) -> String {
    format!("{}/{}", cost.0[REQUIRED], cost.0[WISHED])
}

/// The rank of constraints that are required.
pub const REQUIRED: usize = 0;
/// The rank of constraints that are not.
pub const WISHED: usize = 1;

/// Returns the instance and the solution of which an archive written by [`write()`] consists.
///
/// # Errors
/// The text cannot be read, or has not exactly one of each.
pub fn read_back(text: &str) -> Result<(Instance, Solution), String> {
    let reading = read(text, "the archive", Wanted::Everything);
    if let Some(problems) = reading.problems {
        return Err(problems.to_string());
    }
    let Archive { mut instances, mut solutions } = reading.archive;
    match (instances.pop(), solutions.pop()) {
        (Some(named), Some(attached)) if instances.is_empty() && solutions.is_empty() => {
            Ok((named.instance, attached.solution))
        }
        _ => Err("it has not one instance and one solution".to_owned()),
    }
}
