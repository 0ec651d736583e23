//! The frame.
fn main() {}
