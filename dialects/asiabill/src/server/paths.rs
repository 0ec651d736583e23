//! Which paths are this dialect's.

/// What every path of the V2022-03 interface begins with, on each of its two bases. Old clients
/// forget the slash behind it, and get the same refusal as for any other wrong path.
const BASES: [&str; 2] = ["/V2022-03", "/openApi"];

/// What every path of the browser routes begins with.
const BROWSER_BASE: &str = "/services/v3/";

/// Whether requests to a path, and their answers, are signed.
pub(crate) fn is_signed(path: &str) -> bool {
    BASES.iter().any(|base| path.starts_with(base))
}

/// Whether browsers call a path.
pub(crate) fn is_of_browsers(path: &str) -> bool {
    path.starts_with(BROWSER_BASE)
}
