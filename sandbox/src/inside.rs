//! The files inside of this program, as the build script lists them: the built frame with the loader, and the demo
//! shop's pages. A release has them; any other build has none, and knows the source tree that it was made from.

include!(concat!(env!("OUT_DIR"), "/inside.rs"));
