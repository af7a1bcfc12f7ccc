//! Reports: pure functions from results to bytes.
