//! rejected
