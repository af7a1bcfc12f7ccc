//! How large an archive may be, so that a file made to fill the memory cannot.
//!
//! The largest instances published have 150 times, 1,200 events and 600 resources; the limits are a hundred times that.

/// The largest file in bytes.
pub const FILE_BYTES: usize = 64 * 1024 * 1024;
/// Elements and texts in a file.
pub(super) const NODES: u32 = 4_000_000;
/// Attributes in a file.
pub(super) const ATTRIBUTES: usize = 2_000_000;
/// Attributes of one element: the reader of XML compares each with each.
pub(super) const ATTRIBUTES_OF_ONE: usize = 1_000;
/// Times of an instance.
pub(super) const TIMES: usize = 20_000;
/// Resources of an instance.
pub(super) const RESOURCES: usize = 100_000;
/// Resources times times of an instance.
pub(super) const BUSY_CELLS: usize = 20_000_000;
/// Sum of the durations of all events of an instance.
pub(super) const DURATION: u64 = 1_000_000;
/// Sum, over all events of an instance, of its duration times the places for resources that it has.
pub(super) const PLACES: u64 = 5_000_000;
/// What all constraints of an instance apply to, times what each looks at there.
pub(super) const WATCHED: u64 = 50_000_000;
/// What a file may unfold to: entries of lists that its groups and solutions stand for.
pub(super) const UNFOLDED: u64 = 10_000_000;
/// The largest number that means a limit or a workload.
pub(super) const NUMBER: u32 = i32::MAX as u32;
/// The largest weight.
pub(super) const WEIGHT: u32 = 1000;
