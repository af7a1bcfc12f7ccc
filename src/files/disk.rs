//! The disk. Nothing else in the program reads or writes files.

use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use commontime_school::wording::grouped;

use crate::problem::{Code, Problem, Problems};
use crate::value::Limits;

/// Reads a text file that is shown as `name`.
pub(crate) fn read(path: &Path, name: &str) -> Result<String, Box<Problem>> {
    read_up_to(path, name, Limits::FILE_BYTES)
}

fn read_up_to(path: &Path, name: &str, most: usize) -> Result<String, Box<Problem>> {
    let unreadable = |error: io::Error| {
        let mut problem =
            Problem::of_file(Code::FileUnreadable, name, format!("{name} cannot be read: {}", why(&error)));
        problem.help("check that it is a file and that you may read it");
        Box::new(problem)
    };
    if path.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > most as u64 {
        return Err(Box::new(too_large(name, size, most)));
    }
    // What is no plain file may say nothing of its size and never end.
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > most {
        return Err(Box::new(too_large(name, bytes.len() as u64, most)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let mut problem = Problem::of_file(
            Code::NotText,
            name,
            format!("{name} is not text: byte {} is not UTF-8", grouped(at as u64 + 1)),
        );
        problem.help("save it as plain text in UTF-8, not as a document or spreadsheet");
        Box::new(problem)
    })
}

/// Says what the disk refused, the same on every system where it is one of the usual reasons.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where a folder has to be".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not".to_owned(),
        _ => error.to_string(),
    }
}

/// Makes the problem of a file beyond the limit.
pub(crate) fn too_large(name: &str, bytes: u64, most: usize) -> Problem {
    let (bytes, limit) = (grouped(bytes), grouped(most as u64));
    let words = format!("the file has {bytes} bytes, more than the limit of {limit}");
    let mut problem = Problem::of_file(Code::FileTooLarge, name, words);
    problem.help("check that it is the right file: those of the largest schools are far smaller");
    problem
}

/// Reads a text file of the user's.
///
/// # Errors
/// The file is not there, cannot be read, is larger than 4 MiB or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Problems> {
    read(path, &path.display().to_string()).map_err(|problem| Problems::one(*problem))
}

/// Reads a text file of the user's that may be larger: up to `most` bytes.
///
/// # Errors
/// As of [`read_text`].
pub fn read_text_up_to(path: &Path, most: usize) -> Result<String, Problems> {
    read_up_to(path, &path.display().to_string(), most).map_err(|problem| Problems::one(*problem))
}

/// The files of a schedule's result.
const RESULTS: [&str; 4] = ["report.html", "result.json", "schedule.csv", "schedule.toml"];
/// The files of options, beside a folder for each.
const OPTIONS: [&str; 2] = ["options.json", "report.html"];
/// The files of a comparison.
const COMPARISON: [&str; 2] = ["compare.html", "compare.json"];
/// The files of why not, beside a folder for each fix.
const WHY_NOT: [&str; 2] = ["why-not.html", "why-not.json"];

/// What a folder of results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// A schedule with its report.
    Schedule,
    /// Options, each with a folder of its own for its schedule.
    Options,
    /// Two schedules side by side.
    Comparison,
    /// Why not, with a folder for the schedule of each fix.
    WhyNot,
}

impl Folder {
    /// The file that such a folder is known by, and a key that it has beside its format.
    const fn mark(self) -> (&'static str, &'static str) {
        match self {
            Self::Schedule => ("result.json", "outcome"),
            Self::Options => ("options.json", "points"),
            Self::Comparison => ("compare.json", "sides"),
            Self::WhyNot => ("why-not.json", "clashes"),
        }
    }

    /// Tells whether a thing of this name and kind is part of such a result.
    fn has(self, path: &Path, name: &str) -> bool {
        match self {
            Self::Schedule => RESULTS.contains(&name),
            Self::Comparison => COMPARISON.contains(&name),
            Self::Options => OPTIONS.contains(&name) || is_schedule(path, name, &["option-", "fewer-short"]),
            Self::WhyNot => WHY_NOT.contains(&name) || is_schedule(path, name, &["fix-"]),
        }
    }
}

/// Tells whether this is a folder with a schedule, named so or for the school as it is.
fn is_schedule(path: &Path, name: &str, prefixes: &[&str]) -> bool {
    (name == "as-it-is" || prefixes.iter().any(|prefix| name.starts_with(prefix)))
        && is_ours(path, Folder::Schedule)
        && something_else(path, Folder::Schedule).is_none()
}

/// Tells, before a long run, whether [`write_folder`] could write to `out`. Leaves the disk as it is.
///
/// # Errors
/// As of [`write_folder`].
pub fn check_folder(out: &Path, folder: Folder) -> Result<(), Problems> {
    check_ours(out, folder)?;
    let mut parent = parent_of(out);
    while !parent.exists() {
        parent = parent_of(parent);
    }
    let probe = parent.join(format!(".commontime-{}", std::process::id()));
    let probed = name_of(out).and_then(|_| fs::create_dir(&probe)).and_then(|()| fs::remove_dir(&probe));
    probed.map_err(|error| Problems::one(unwritable(out, &error)))
}

/// Writes the result folder `out`: all files or none of them are seen there.
///
/// A folder that is there already is replaced where it is empty or holds such a result of this program's and nothing else. Names
/// may lead into folders: `option-1/report.html`.
///
/// # Errors
/// `out` holds something else, or the disk refuses; `out` is then as it was before.
pub fn write_folder(out: &Path, files: &[(&str, Vec<u8>)], folder: Folder) -> Result<(), Problems> {
    check_ours(out, folder)?;
    place(out, files).map_err(|error| Problems::one(unwritable(out, &error)))
}

/// Writes the files of a new scenario to `out`, which is not there yet or empty. Names may lead into folders: `schema/x`.
///
/// # Errors
/// `out` holds something, or the disk refuses; `out` is then as it was before.
pub fn write_new_folder(out: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Problems> {
    if !is_free(out) {
        let mut problem =
            Problem::of_file(Code::NotOurs, &out.display().to_string(), "the folder is there and not empty");
        problem.help("name a folder that is not there yet");
        return Err(Problems::one(problem));
    }
    place(out, files).map_err(|error| Problems::one(unwritable(out, &error)))
}

/// Tells, before a long run, whether [`write_file`] could write to `out`. Leaves the disk as it is.
///
/// # Errors
/// As of [`write_file`].
pub fn check_file(out: &Path, mark: &str) -> Result<(), Problems> {
    check_marked(out, mark)?;
    let probe = parent_of(out).join(format!(".commontime-{}", std::process::id()));
    let probed = name_of(out).and_then(|_| fs::create_dir(&probe)).and_then(|()| fs::remove_dir(&probe));
    probed.map_err(|error| Problems::one(unwritable(out, &error)))
}

/// Writes one file: all of it or nothing is seen there. A file that is there already is replaced only where it begins
/// with the `mark` that this program's own files of the kind have.
///
/// # Errors
/// `out` is something else, or the disk refuses; `out` is then as it was before.
pub fn write_file(out: &Path, text: &str, mark: &str) -> Result<(), Problems> {
    check_marked(out, mark)?;
    let write = || {
        let name = name_of(out)?.to_string_lossy().into_owned();
        let partial = parent_of(out).join(format!(".{name}.partial-{}", std::process::id()));
        let placed = fs::write(&partial, text).and_then(|()| fs::rename(&partial, out));
        if placed.is_err() {
            // What went wrong first is what the user has to know.
            let _ = fs::remove_file(&partial);
        }
        placed
    };
    write().map_err(|error| Problems::one(unwritable(out, &error)))
}

/// How far into a file its mark is looked for.
const MARKED_WITHIN: u64 = 4096;

fn check_marked(out: &Path, mark: &str) -> Result<(), Problems> {
    let Ok(found) = fs::symlink_metadata(out) else { return Ok(()) };
    let mut start = Vec::new();
    let read = fs::File::open(out).and_then(|file| file.take(MARKED_WITHIN).read_to_end(&mut start));
    if found.is_file() && read.is_ok() && String::from_utf8_lossy(&start).contains(mark) {
        return Ok(());
    }
    let words = "this is something the program did not write, and is left alone";
    let mut problem = Problem::of_file(Code::NotOurs, &out.display().to_string(), words);
    problem.help("name another file with `--out`, or move this one away; only results are replaced");
    Err(Problems::one(problem))
}

/// How many entries of a folder are looked at for folders with a certain file.
const LOOKED_AT: usize = 1000;

/// Returns the folders directly in `folder` that hold a file of this name, and where there are none, those one deeper; in
/// order. What cannot be read is passed over.
pub(crate) fn folders_with(folder: &Path, file: &str) -> Vec<PathBuf> {
    let inside = folders_in(folder);
    let holding = |folders: &[PathBuf]| -> Vec<PathBuf> {
        folders.iter().filter(|path| path.join(file).is_file()).cloned().collect()
    };
    let found = holding(&inside);
    if !found.is_empty() {
        return found;
    }
    let deeper: Vec<PathBuf> = inside.iter().flat_map(|path| folders_in(path)).take(LOOKED_AT).collect();
    holding(&deeper)
}

/// The folders in a folder in order, but for hidden ones.
fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let hidden = |path: &Path| path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let mut folders: Vec<PathBuf> = entries
        .take(LOOKED_AT)
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| !hidden(path) && path.is_dir())
        // `./school` is said as `school`.
        .map(|path| path.strip_prefix(".").map_or(path.clone(), Path::to_path_buf))
        .collect();
    folders.sort();
    folders
}

fn unwritable(out: &Path, error: &io::Error) -> Problem {
    let shown = out.display().to_string();
    let mut problem =
        Problem::of_file(Code::FileUnreadable, &shown, format!("{shown} cannot be written: {}", why(error)));
    problem.help("name another place with `--out`, or make this one writable");
    problem
}

/// Tells whether nothing would be lost: there is no such path, or an empty folder.
fn is_free(out: &Path) -> bool {
    match fs::symlink_metadata(out) {
        Err(error) => matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
        Ok(found) => found.is_dir() && fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none()),
    }
}

fn check_ours(out: &Path, folder: Folder) -> Result<(), Problems> {
    if is_free(out) {
        return Ok(());
    }
    let shown = out.display().to_string();
    let words = if is_ours(out, folder) {
        let Some(other) = something_else(out, folder) else { return Ok(()) };
        format!("this holds {other}, which the program did not write, and is left alone")
    } else {
        "this holds something the program did not write, and is left alone".to_owned()
    };
    let mut problem = Problem::of_file(Code::NotOurs, &shown, words);
    problem.help("name another folder with `--out`, or move this one away; only results are replaced");
    Err(Problems::one(problem))
}

/// Knows a result folder by one of its files.
fn is_ours(out: &Path, folder: Folder) -> bool {
    let real = fs::symlink_metadata(out).is_ok_and(|found| found.is_dir());
    let (mark, key) = folder.mark();
    let Ok(text) = fs::read_to_string(out.join(mark)) else { return false };
    let Ok(json) = serde_json::from_str::<serde_json::Value>(&text) else { return false };
    real && json.get("format").is_some_and(serde_json::Value::is_u64) && json.get(key).is_some()
}

/// Returns something in a result folder that is no result. What systems put into any folder they show does not count.
fn something_else(out: &Path, folder: Folder) -> Option<String> {
    let names =
        fs::read_dir(out).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let known = |name: &str| {
        folder.has(&out.join(name), name)
            || name.starts_with('.')
            || ["Thumbs.db", "desktop.ini"].contains(&name)
    };
    names.filter(|name| !known(name)).min()
}

fn name_of(out: &Path) -> io::Result<&OsStr> {
    out.file_name().ok_or_else(|| io::Error::other("this path names nothing that can be written"))
}

fn parent_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes to a folder beside `out` and then puts it in its place.
fn place(out: &Path, files: &[(&str, Vec<u8>)]) -> io::Result<()> {
    let (name, parent) = (name_of(out)?, parent_of(out));
    fs::create_dir_all(parent)?;
    // The number of this process keeps two runs into the same folder apart.
    let beside =
        |what: &str| parent.join(format!(".{}.{what}-{}", name.to_string_lossy(), std::process::id()));
    let (partial, old) = (beside("partial"), beside("old"));
    fs::create_dir(&partial)?;
    let placed = fill(&partial, files).and_then(|()| swap(out, &partial, &old));
    if placed.is_err() {
        // What went wrong first is what the user has to know.
        let _ = fs::remove_dir_all(&partial);
    }
    placed
}

fn fill(folder: &Path, files: &[(&str, Vec<u8>)]) -> io::Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn swap(out: &Path, partial: &Path, old: &Path) -> io::Result<()> {
    if fs::symlink_metadata(out).is_err() {
        return fs::rename(partial, out);
    }
    fs::rename(out, old)?;
    if let Err(error) = fs::rename(partial, out) {
        fs::rename(old, out)?;
        return Err(error);
    }
    fs::remove_dir_all(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("commontime-files-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_result_is_replaced_whole_and_anything_else_is_left_alone() {
        let folder = scratch("replace");
        let out = folder.join("school-result");
        let result = br#"{ "format": 1, "outcome": "proven-best" }"#.to_vec();
        write_folder(
            &out,
            &[("result.json", result.clone()), ("schedule.csv", b"old".to_vec())],
            Folder::Schedule,
        )
        .unwrap();
        check_folder(&out, Folder::Schedule).unwrap();
        write_folder(&out, &[("result.json", result.clone())], Folder::Schedule).unwrap();
        assert!(!out.join("schedule.csv").exists() && out.join("result.json").exists());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside the result");

        let other = folder.join("thesis");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("chapter-1.txt"), "years of work").unwrap();
        for problems in [
            check_folder(&other, Folder::Schedule),
            write_folder(&other, &[("result.json", result.clone())], Folder::Schedule),
        ] {
            assert_eq!(problems.unwrap_err().list()[0].code(), Code::NotOurs);
        }
        assert!(write_new_folder(&other, &[]).is_err());
        assert_eq!(fs::read_to_string(other.join("chapter-1.txt")).unwrap(), "years of work");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_result_with_a_file_of_someone_elses_is_left_alone() {
        let folder = scratch("kept");
        let out = folder.join("school-result");
        let result = br#"{ "format": 1, "outcome": "proven-best" }"#.to_vec();
        write_folder(&out, &[("result.json", result.clone())], Folder::Schedule).unwrap();
        fs::write(out.join(".DS_Store"), "").unwrap();
        check_folder(&out, Folder::Schedule).unwrap();
        fs::write(out.join("my-schedule.toml"), "an evening's work").unwrap();
        let problems = write_folder(&out, &[("result.json", result)], Folder::Schedule).unwrap_err();
        assert!(problems.list()[0].message().contains("my-schedule.toml"), "{problems}");
        assert_eq!(fs::read_to_string(out.join("my-schedule.toml")).unwrap(), "an evening's work");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_marked_file_is_replaced_whole_and_any_other_is_left_alone() {
        let folder = scratch("marked");
        let out = folder.join("found.xml");
        for text in ["<!-- ours --> one", "<!-- ours --> two"] {
            check_file(&out, "<!-- ours -->").unwrap();
            write_file(&out, text, "<!-- ours -->").unwrap();
            assert_eq!(fs::read_to_string(&out).unwrap(), text);
        }
        let other = folder.join("thesis.xml");
        fs::write(&other, "years of work").unwrap();
        for path in [&other, &folder] {
            for problems in [check_file(path, "<!-- ours -->"), write_file(path, "", "<!-- ours -->")] {
                assert_eq!(problems.unwrap_err().list()[0].code(), Code::NotOurs);
            }
        }
        assert_eq!(fs::read_to_string(&other).unwrap(), "years of work");
        let nowhere = folder.join("nowhere/found.xml");
        for problems in [check_file(&nowhere, ""), write_file(&nowhere, "", "")] {
            assert_eq!(problems.unwrap_err().list()[0].code(), Code::FileUnreadable);
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left beside the files");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_file_may_be_as_long_as_asked_and_no_longer() {
        let folder = scratch("long");
        fs::write(folder.join("archive.xml"), "12345").unwrap();
        assert_eq!(read_text_up_to(&folder.join("archive.xml"), 5).unwrap(), "12345");
        let problems = read_text_up_to(&folder.join("archive.xml"), 4).unwrap_err();
        assert_eq!(problems.list()[0].code(), Code::FileTooLarge);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_could_be_made_is_not_made_by_asking() {
        let folder = scratch("asked");
        check_folder(&folder.join("results/first"), Folder::Schedule).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::write(folder.join("file"), "").unwrap();
        let problems = check_folder(&folder.join("file/results"), Folder::Schedule).unwrap_err();
        assert_eq!(problems.list()[0].code(), Code::FileUnreadable);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn binary_files_and_missing_ones_are_problems() {
        let folder = scratch("read");
        fs::write(folder.join("picture.toml"), [0x89, 0x50, 0xff, 0x00]).unwrap();
        let problems = read_text(&folder.join("picture.toml")).unwrap_err();
        assert_eq!(problems.list()[0].code(), Code::NotText);
        let problems = read_text(&folder.join("nothing.toml")).unwrap_err();
        assert_eq!(problems.list()[0].code(), Code::FileUnreadable);
        fs::remove_dir_all(&folder).unwrap();
    }
}
