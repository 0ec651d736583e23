//! Says whose code the wasm consists of: the table by crate in docs/performance.md.
//!
//! The build keeps the compiler's wasm of each frame, with the names of its functions. It is made small here once
//! more, names and all, and every function is counted for the crate that it is of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::build::{self, COMPILED};
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir};
use crate::steps::Steps;

/// What the wasm may use, and how it is made small: as Trunk is told in index.html, and the names stay.
const SMALLER: &str = "-g -Oz --enable-bulk-memory --enable-mutable-globals --enable-multivalue \
     --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext";

/// A crate with less than this in both frames is one of many.
const LEAST: usize = 1000;

/// Bytes by whose they are.
type Parts = BTreeMap<String, usize>;

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    build::run(project, steps)?;
    let saving = parts(project, "")?;
    let paying = parts(project, build::PAYING)?;
    print!("{}", table(&saving, &paying));
    Ok(())
}

fn parts(project: &Project, variant: &str) -> Result<Parts> {
    let scratch = project.scratch("why");
    fresh_dir(&scratch)?;
    let compiled: PathBuf = project.scratch(&format!("trunk{variant}.{COMPILED}"));
    project
        .run("wasm-bindgen")?
        .words("--target web --no-typescript --out-name why --out-dir")
        .arg(&scratch)
        .arg(&compiled)
        .check()?;
    let (bound, small) = (scratch.join("why_bg.wasm"), scratch.join("small.wasm"));
    project
        .run("wasm-opt")?
        .words(SMALLER)
        .arg(&bound)
        .arg("-o")
        .arg(&small)
        .check()?;
    read_parts(&small)
}

fn read_parts(file: &Path) -> Result<Parts> {
    let wasm = std::fs::read(file).map_err(|cause| Error::at(file, cause))?;
    count(&wasm).ok_or_else(|| Error::at(file, "it is no wasm with names"))
}

fn table(saving: &Parts, paying: &Parts) -> String {
    let of = |parts: &Parts, name: &str| parts.get(name).copied().unwrap_or_default();
    let (mut rows, mut rest): (Vec<_>, Vec<_>) = paying
        .keys()
        .chain(saving.keys().filter(|name| !paying.contains_key(*name)))
        .map(|name| (name.as_str(), of(saving, name), of(paying, name)))
        .partition(|(_, saving, paying)| *saving.max(paying) >= LEAST);
    rows.sort_by_key(|(_, _, paying)| std::cmp::Reverse(*paying));
    let sum = |rows: &[(&str, usize, usize)]| {
        rows.iter()
            .fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2))
    };
    let (all_saving, all_paying) = {
        let (kept, left) = (sum(&rows), sum(&rest));
        (kept.0 + left.0, kept.1 + left.1)
    };
    let left = sum(&std::mem::take(&mut rest));
    rows.push(("everything else", left.0, left.1));
    rows.push(("**in all**", all_saving, all_paying));
    let mut out = "| whose | saving | paying |\n|---|---|---|\n".to_owned();
    for (name, saving, paying) in rows {
        out.push_str(&format!("| {name} | {saving} | {paying} |\n"));
    }
    out
}

/// The bytes of every function by its crate, and of the data and everything else by what it is.
fn count(wasm: &[u8]) -> Option<Parts> {
    let mut parts = Parts::new();
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    let mut reader = Reader(wasm.get(8..)?);
    while !reader.0.is_empty() {
        let kind = reader.byte()?;
        let mut section = reader.prefixed()?;
        let length = section.0.len();
        match kind {
            2 => {
                imported = functions_imported(&mut section)?;
                add(&mut parts, "imports", length);
            }
            10 => {
                for _ in 0..section.number()? {
                    sizes.push(section.prefixed()?.0.len());
                }
            }
            11 => add(&mut parts, "data", length),
            0 => {
                if section.text()? == "name" {
                    names = function_names(&mut section)?;
                }
            }
            _ => add(&mut parts, "tables of types, functions and exports", length),
        }
    }
    (!names.is_empty()).then_some(())?;
    for (at, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + at)).map_or("", String::as_str);
        add(&mut parts, whose(name), size);
    }
    Some(parts)
}

fn add(parts: &mut Parts, name: &str, bytes: usize) {
    *parts.entry(name.to_owned()).or_default() += bytes;
}

/// The crate that a function is of, by its name; what takes a value apart is nobody's own.
fn whose(name: &str) -> &str {
    if name.starts_with("core::ptr::drop_in_place")
        || name.starts_with("core[") && name.contains("::ptr::drop_in_place")
    {
        return "destructors";
    }
    if name.contains("core::fmt") || name.contains("::fmt::") {
        return "formatting";
    }
    if name.contains("::collections::btree::") {
        return "B-trees";
    }
    let start = name.trim_start_matches(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let start = start.strip_prefix("dyn ").unwrap_or(start);
    let end = start
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(start.len());
    match start.split_at(end) {
        ("", _) => "without a name",
        (crate_name, rest) if rest.starts_with("::") || rest.starts_with('[') => crate_name,
        _ => "glue and the linker",
    }
}

fn functions_imported(section: &mut Reader<'_>) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            // A table or a memory has limits, a global a type; nothing here imports one of those.
            _ => return None,
        }
    }
    Some(functions)
}

fn function_names(section: &mut Reader<'_>) -> Option<BTreeMap<usize, String>> {
    while !section.0.is_empty() {
        let kind = section.byte()?;
        let mut names = section.prefixed()?;
        if kind != 1 {
            continue;
        }
        let mut found = BTreeMap::new();
        for _ in 0..names.number()? {
            found.insert(names.number()?, names.text()?.to_owned());
        }
        return Some(found);
    }
    None
}

/// Reads the wasm's own way to write numbers and lengths.
#[derive(Debug)]
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for at in 0..5 {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << (7 * at);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn prefixed(&mut self) -> Option<Self> {
        let length = self.number()?;
        let (inside, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Self(inside))
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.prefixed()?.0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_its_crates() {
        for (name, owner) in [
            ("yew::scheduler::start", "yew"),
            ("<yew::html::Scope<C>>::send", "yew"),
            (
                "<alloc::vec::Vec<payseal::Look> as core::clone::Clone>::clone",
                "alloc",
            ),
            ("payseal_core[1f2e]::flow::step", "payseal_core"),
            ("core::ptr::drop_in_place::<yew::VNode>", "destructors"),
            ("<core::fmt::Formatter>::pad", "formatting"),
            (
                "<alloc::collections::btree::map::BTreeMap<u8, u8>>::insert",
                "B-trees",
            ),
            ("__wbindgen_malloc", "glue and the linker"),
            ("", "without a name"),
        ] {
            assert_eq!(whose(name), owner, "{name}");
        }
    }

    #[test]
    fn a_wasm_is_counted_by_its_names() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        // One import, a function; then two functions of three and four bytes; then names for 1 and 2.
        wasm.extend(b"\x02\x07\x01\x01a\x01b\0\0");
        wasm.extend(b"\x0a\x0a\x02\x03\0\0\x0b\x04\0\0\0\x0b");
        wasm.extend(b"\0\x14\x04name\x01\x0d\x02\x01\x04a::b\x02\x04c::d");
        let parts = count(&wasm).unwrap();
        assert_eq!(parts.get("a"), Some(&3));
        assert_eq!(parts.get("c"), Some(&4));
        assert_eq!(parts.get("imports"), Some(&7));
        assert!(count(b"\0asm\x01\0\0\0").is_none());
    }

    #[test]
    fn small_parts_are_one_row() {
        let parts =
            |big, small| Parts::from([("yew".to_owned(), big), ("js_sys".to_owned(), small)]);
        assert_eq!(
            table(&parts(2000, 10), &parts(3000, 20)),
            "| whose | saving | paying |\n|---|---|---|\n| yew | 2000 | 3000 |\n\
             | everything else | 10 | 20 |\n| **in all** | 2010 | 3020 |\n"
        );
    }
}
