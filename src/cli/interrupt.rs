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

    /// Returns what is true once somebody pressed Ctrl-C.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.stop
    }

    /// Tells whether somebody pressed Ctrl-C.
    pub(super) fn came(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_something_to_keep_the_first_one_only_asks_to_stop() {
        let interrupt = Interrupt::listen().expect("signals are there");
        assert!(!interrupt.came());
        interrupt.keep();
        // Without the line above, this would end the tests with exit code 130.
        signal_hook::low_level::raise(SIGINT).expect("a signal to oneself");
        assert!(interrupt.came());
        interrupt.keep();
        assert!(interrupt.at_once.load(Ordering::SeqCst), "the second one ends the program");
    }
}
