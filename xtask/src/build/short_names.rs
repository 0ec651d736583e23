//! Shortens the names by which the wasm and its glue know each other.
//!
//! wasm-bindgen gives each of some two hundred imports a name with a digest in it, which no
//! compressor can make smaller, and writes it into both files. wasm-opt renames them in the wasm
//! and says how; here the glue follows.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};
use crate::project::{Project, read, write};

/// How wasm-opt renamed things.
#[derive(Debug, Default)]
struct Renamed {
    /// The one module that everything is imported from.
    module: String,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

/// The module's name after wasm-opt.
const SHORT_MODULE: &str = "a";

/// Rewrites the wasm and the glue in place.
pub(super) fn shorten(project: &Project, wasm: &Path, glue: &Path) -> Result<()> {
    let told = project
        .run("wasm-opt")?
        // After Trunk's one round, these take off another percent. The lowest kilobyte is the far end of the stack.
        .words("--low-memory-unused --flatten --rereloop -Oz -Oz --minify-imports-and-exports-and-modules")
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .output()?;
    let renamed = Renamed::parse(&told)?;
    let followed = renamed
        .follow(&read(glue)?)
        .map_err(|error| Error::at(glue, error))?;
    write(glue, followed)
}

impl Renamed {
    fn parse(told: &str) -> Result<Self> {
        let unreadable = || Error::new("wasm-opt told its renaming in a form we do not know");
        let told: Value = serde_json::from_str(told).map_err(|_| unreadable())?;
        let rows = |member: &str| {
            told.get(member)
                .and_then(Value::as_array)
                .ok_or_else(unreadable)
        };
        let text = |row: &Value, at: usize| {
            row.get(at)
                .and_then(Value::as_str)
                .map(str::to_owned)
                .ok_or_else(unreadable)
        };
        let mut renamed = Self::default();
        for row in rows("imports")? {
            let module = text(row, 0)?;
            if !renamed.module.is_empty() && renamed.module != module {
                return Err(Error::new(
                    "the wasm imports from two modules: bundle them first",
                ));
            }
            renamed.module = module;
            renamed.imports.insert(text(row, 1)?, text(row, 2)?);
        }
        for row in rows("exports")? {
            renamed.exports.insert(text(row, 0)?, text(row, 1)?);
        }
        Ok(renamed)
    }

    /// The glue with the new names; an error when a name in it has no new one, or the reverse.
    fn follow(&self, glue: &str) -> Result<String> {
        let long_module = format!("\"{}\": import", self.module);
        if glue.matches(&long_module).count() != 1 {
            return Err(Error::new(format!(
                "the glue does not name {} once",
                self.module
            )));
        }
        let glue = glue
            .replace(&long_module, &format!("\"{SHORT_MODULE}\": import"))
            // The way to start without waiting, which nobody here takes.
            .replace("export { initSync, ", "export { ");
        let mut out = String::with_capacity(glue.len());
        let mut imported = 0;
        for word in words(&glue) {
            if let Some(export) = out.ends_with("wasm.").then_some(word) {
                let short = self.exports.get(export);
                out.push_str(
                    short
                        .ok_or_else(|| Error::new(format!("the wasm does not export {export}")))?,
                );
            } else if let Some(short) = self.imports.get(word) {
                imported += 1;
                out.push_str(short);
            } else {
                out.push_str(word);
            }
        }
        if imported != self.imports.len() {
            return Err(Error::new(format!(
                "the glue offers {imported} of {} imports",
                self.imports.len()
            )));
        }
        Ok(out)
    }
}

/// Splits a script into identifiers and what is between them, losing nothing.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest
            .find(|c| in_name(c) != in_name(first))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = r#"{
        "imports": [["./x_bg.js", "__wbg_log_12", "$"], ["./x_bg.js", "__wbg_now_34", "b"]],
        "exports": [["memory", "c"], ["__wbindgen_free", "d"]]
    }"#;
    const GLUE: &str = "const import0 = { __wbg_log_12: memory, __wbg_now_34() {} };\n\
        return { \"./x_bg.js\": import0 };\nwasm.memory.buffer; wasm.__wbindgen_free(1);";

    #[test]
    fn the_glue_follows() {
        let renamed = Renamed::parse(TOLD).unwrap();
        assert_eq!(
            renamed.follow(GLUE).unwrap(),
            "const import0 = { $: memory, b() {} };\n\
             return { \"a\": import0 };\nwasm.c.buffer; wasm.d(1);"
        );
    }

    #[test]
    fn a_name_that_does_not_follow_is_an_error() {
        let renamed = Renamed::parse(TOLD).unwrap();
        for glue in [
            GLUE.replace("wasm.memory", "wasm.table"),
            GLUE.replace("__wbg_log_12", "__wbg_log_13"),
            GLUE.replace("x_bg", "y_bg"),
        ] {
            assert!(renamed.follow(&glue).is_err(), "{glue}");
        }
        let two = TOLD.replacen("./x_bg.js", "./y_bg.js", 1);
        assert!(Renamed::parse(&two).is_err());
    }
}
