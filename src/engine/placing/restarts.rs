//! How long each run of the search may be before it starts again.

/// Returns term `at` (from 0) of the sequence 1, 1, 2, 1, 1, 2, 4, 1, ... (Luby, Sinclair, Zuckerman 1993), which loses
/// at most a logarithmic factor against the best fixed length of run, and whose terms grow without end.
pub(crate) fn luby(at: u64) -> u64 {
    let mut place = at + 1;
    loop {
        let size = (place + 1).next_power_of_two();
        if size == place + 1 {
            return size / 2;
        }
        place -= size / 2 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::luby;

    #[test]
    fn the_sequence_starts_as_published() {
        let terms: Vec<u64> = (0..15).map(luby).collect();
        assert_eq!(terms, [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]);
    }
}
