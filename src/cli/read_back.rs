//! What was written is read again from the disk: it must be the schedule that the answer speaks of.

use std::path::Path;

use commontime_audit::{Audited, audit};
use commontime_files::read_schedule;
use commontime_school::Campus;

use super::failure::Failure;

/// Reads the `schedule.toml` in a folder of results as one of `files`, and holds it against the audited schedule.
///
/// # Errors
/// It cannot be read, or means something else: nobody should rely on what was written.
pub(super) fn read_back(files: &Campus, audited: &Audited<'_>, folder: &Path) -> Result<(), Failure> {
    let path = folder.join("schedule.toml");
    let differs = |how: &str| {
        let path = path.display();
        Failure::Mistake(format!("{path} {how}; do not rely on these results"))
    };
    let read = read_schedule(&path, files)
        .map_err(|problems| differs(&format!("was written and cannot be read back ({problems})")))?;
    if read.campus == *audited.campus() && audit(&read.campus, &read.schedule) == *audited.audit() {
        Ok(())
    } else {
        Err(differs("was written and means something else when it is read back"))
    }
}
