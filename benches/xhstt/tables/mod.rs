//! Tables of what was measured, in Markdown.

mod ablation;
mod demands;
mod group;
mod runs;
mod summary;
mod threads;

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{Cell, CellAlignment, Table};
use commontime::interop::xhstt::WISHED;
use commontime_engine::Cost;

pub(crate) use ablation::ablation;
pub(crate) use demands::demands;
pub(crate) use runs::runs;
pub(crate) use summary::summary;
pub(crate) use threads::threads;

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug)]
enum Side {
    Left,
    Right,
}

/// Draws a table.
fn draw(header: &[(&str, Side)], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    let cell = |text: &str, side| {
        Cell::new(text).set_alignment(match side {
            Side::Left => CellAlignment::Left,
            Side::Right => CellAlignment::Right,
        })
    };
    table.set_header(header.iter().map(|(text, side)| cell(text, *side)));
    for row in rows {
        table.add_row(row.iter().zip(header).map(|(text, (_, side))| cell(text, *side)));
    }
    table.to_string()
}

/// Returns how many times the best known objective ours is, where both are feasible and the best is not 0: `1.25`.
fn ratio(ours: Cost, best: Cost) -> String {
    let (objective, best_objective) = (ours.0[WISHED], best.0[WISHED]);
    if ours.required() > 0 || best.required() > 0 || best_objective == 0 {
        return "-".to_owned();
    }
    let hundredths = (objective * 200 + best_objective) / (best_objective * 2);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
