//! Ctrl-C: the first one ends the search and keeps the best schedule found so far.
//!
//! Where there is nothing to keep yet, and at the second one, the program ends at once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::exit::Exit;

/// Whether someone wants the program to stop.
pub(super) struct Interrupt {
    /// Somebody pressed Ctrl-C.
    stop: Arc<AtomicBool>,
    /// The next Ctrl-C ends the program at once.
    at_once: Arc<AtomicBool>,
}

impl Interrupt {
    /// Begins to listen.
    ///
    /// # Errors
    /// The operating system gives no signals; Ctrl-C then ends the program at once.
    pub(super) fn listen() -> io::Result<Self> {
        let (stop, at_once) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(true)));
        // In this order: what a signal sets holds for the next one.
        flag::register_conditional_shutdown(
            SIGINT,
            i32::from(Exit::Interrupted.code()),
            Arc::clone(&at_once),
        )?;
        flag::register(SIGINT, Arc::clone(&at_once))?;
        flag::register(SIGINT, Arc::clone(&stop))?;
        Ok(Self { stop, at_once })
    }

    /// Takes note that there is something to keep from now on.
    pub(super) fn keep(&self) {
        if !self.came() {
            self.at_once.store(false, Ordering::SeqCst);
        }
    }

    /// Tells whether somebody pressed Ctrl-C.
    pub(super) fn came(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
}
