//! The one place that prints: answers to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;
use terminal_size::{Width, terminal_size_of};

/// Columns of text where no terminal says how many it has.
const COLUMNS: usize = 80;

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// Where a terminal shows them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The terminal, or whatever stands in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Console {
    color: ColorChoice,
}

impl Console {
    /// Makes a console with colors as asked. `Auto` looks at the terminal and at `NO_COLOR`.
    pub(crate) fn new(color: Color) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { color }
    }

    /// Prints an answer. `text` is called with whether to use colors.
    pub(crate) fn answer(self, text: impl FnOnce(bool) -> String) -> io::Result<()> {
        let out = io::stdout();
        let color = self.colors(&out);
        let mut out = AutoStream::new(out.lock(), choice(color));
        out.write_all(text(color).as_bytes())?;
        out.flush()
    }

    /// Prints what went wrong, or how it goes. `text` ends without a line break.
    pub(crate) fn complain(self, text: &str) {
        let err = io::stderr();
        let color = self.colors(&err);
        // Where standard error is gone, there is nobody to tell.
        let _ = writeln!(AutoStream::new(err.lock(), choice(color)), "{text}");
    }

    /// Tells whether complaints are colored.
    pub(crate) fn colors_complaints(self) -> bool {
        self.colors(&io::stderr())
    }

    /// Tells whether someone may be looking at standard error.
    pub(crate) fn watched() -> bool {
        io::stderr().is_terminal()
    }

    /// Returns how many columns an answer may take.
    pub(crate) fn width() -> usize {
        terminal_size_of(io::stdout()).map_or(COLUMNS, |(Width(columns), _)| usize::from(columns))
    }

    fn colors<S: anstream::stream::RawStream>(self, stream: &S) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(stream) != ColorChoice::Never,
            ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
            ColorChoice::Never => false,
        }
    }
}

fn choice(color: bool) -> ColorChoice {
    if color { ColorChoice::Always } else { ColorChoice::Never }
}
