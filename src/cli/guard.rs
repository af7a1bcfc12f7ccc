//! Mistakes of the program's own: caught, and told in plain words.

use std::any::Any;
use std::panic::{self, UnwindSafe};
use std::sync::{Mutex, PoisonError};

/// What the last panic said, and where.
static HEARD: Mutex<Option<String>> = Mutex::new(None);

/// Keeps what a panic says for [`report`], in place of printing it at once.
pub(crate) fn listen() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({place})")).unwrap_or_default();
        let words = format!("{}{place}", said(panic.payload()));
        *HEARD.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
    }));
}

/// Runs `work`.
///
/// # Errors
/// What it said, where it panicked.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T + UnwindSafe) -> Result<T, String> {
    panic::catch_unwind(work).map_err(|payload| {
        let heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner).take();
        heard.unwrap_or_else(|| said(payload.as_ref()))
    })
}

fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|words| (*words).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "it did not say why".to_owned())
}

/// Returns what to tell the user of a mistake.
pub(crate) fn report(words: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "error: commontime {version} made a mistake of its own and stopped: {words}\n\
         The scenario's files are unchanged.\n\
         help: send the scenario's folder, the command and this text to whoever maintains the program, so that it is \
         mended"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_words() {
        listen();
        assert_eq!(guarded(|| 7), Ok(7));
        let words = guarded(|| -> u8 { panic!("day {} has no bells", 3) }).unwrap_err();
        let report = report(&words);
        assert!(report.contains("mistake of its own and stopped: day 3 has no bells (src"), "{report}");
        assert!(report.contains("send the scenario's folder"), "{report}");
    }
}
