//! The frame's program in plain JavaScript, for browsers that have no WebAssembly: the compiler's wasm goes through
//! wasm-bindgen once more, without the features that wasm2js does not know, and then through wasm2js.
//!
//! Three things in what these tools write do not fit together. Each is mended here, and where the text to be
//! mended is not found the build stops, since a form that starts and then fails is worse than none.

use std::path::Path;

use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, read, write};

/// The file that the document names and `boot.js` fetches.
pub(super) const FILE: &str = "plain.js";

/// How the copy of the compiler's wasm ends that is kept beside what Trunk made: it has names in it.
pub(crate) const COMPILED: &str = "compiled.wasm";

/// What the compiler's wasm says that it uses, each with its length before it as the format has it.
const UNKNOWN_TO_WASM2JS: [&[u8]; 2] = [b"\x0freference-types", b"\x0amultivalue"];

/// wasm2js has no instructions for these; others do the same.
const LOWER: &str = "--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int \
     --enable-sign-ext --llvm-nontrapping-fptoint-lowering --llvm-memory-copy-fill-lowering --signext-lowering";

/// Writes the program of the variant that cargo has compiled last.
pub(super) fn write_program(project: &Project, made: &Path) -> Result<()> {
    let scratch = project.scratch("plain");
    fresh_dir(&scratch)?;
    let compiled = project
        .target()
        .join("wasm32-unknown-unknown/release/payseal-frame.wasm");
    let content = std::fs::read(&compiled).map_err(|cause| Error::at(&compiled, cause))?;
    // `cargo xtask size --why` reads the names in it.
    write(&made.with_extension(COMPILED), &content)?;
    let plain = scratch.join("frame.wasm");
    let content = without_features(content).map_err(|error| Error::at(&compiled, error))?;
    write(&plain, content)?;
    project
        .run("wasm-bindgen")?
        .words("--target bundler --no-typescript --remove-name-section --remove-producers-section --out-name glue --out-dir")
        .arg(&scratch)
        .arg(&plain)
        .check()?;
    let (bound, lowered) = (scratch.join("glue_bg.wasm"), scratch.join("lowered.wasm"));
    project
        .run("wasm-opt")?
        .words(LOWER)
        .arg(&bound)
        .arg("-o")
        .arg(&lowered)
        .check()?;
    let program = scratch.join("program.js");
    project
        .run("wasm2js")?
        .words("-Oz")
        .arg(&lowered)
        .arg("-o")
        .arg(&program)
        .check()?;
    let glue = read(&scratch.join("glue_bg.js"))?;
    write(&program, mend_program(&read(&program)?, &glue)?)?;
    // Other tools than these name it by what it was before.
    write(&scratch.join("glue.js"), mend_glue(&glue)?)?;
    let entry = scratch.join(FILE);
    write(&entry, project.read("www/frame/plain.js")?)?;
    let bundled = project
        .run("esbuild")?
        .arg(&entry)
        .words("--bundle --minify --format=esm --legal-comments=none --log-level=warning --target=es2022")
        .output()?;
    write(&made.join(FILE), bundled)
}

/// The wasm, saying of itself that it keeps to what wasm2js knows. wasm-bindgen believes that, and numbers the browser's
/// objects instead of referring to them.
fn without_features(mut wasm: Vec<u8>) -> Result<Vec<u8>> {
    for feature in UNKNOWN_TO_WASM2JS {
        let used = [b"+", feature].concat();
        let found: Vec<_> = wasm
            .windows(used.len())
            .enumerate()
            .filter_map(|(at, window)| (window == used).then_some(at))
            .collect();
        let [at] = found[..] else {
            let name = String::from_utf8_lossy(feature);
            return Err(Error::new(format!(
                "it does not say once that it uses {}",
                name.trim_start_matches(|c: char| c.is_control())
            )));
        };
        if let Some(sign) = wasm.get_mut(at) {
            *sign = b'-';
        }
    }
    Ok(wasm)
}

/// wasm2js's program: a trap ends the form, as boot.js does for the wasm's own; a memory that has grown leaves
/// nothing of what was typed in the old one; and the number after the last object that is never dropped is the glue's.
fn mend_program(program: &str, glue: &str) -> Result<String> {
    let dropped = between(glue, "if (idx < ", ") return;")
        .ok_or_else(|| Error::new("the glue drops objects in a way we do not know"))?;
    let mended = replace_once(
        program,
        "import * as __wbindgen_externref_xform__ from '__wbindgen_externref_xform__';",
        &format!(
            "const __wbindgen_externref_xform__ = {{ __wbindgen_externref_statics_end: () => {dropped} }};"
        ),
    )?;
    let mended = replace_once(
        &mended,
        "function wasm2js_trap() { throw new Error('abort'); }",
        "function wasm2js_trap() { payseal.stop('frame_crashed'); throw new Error('abort'); }",
    )?;
    let mended = replace_once(
        &mended,
        "newHEAP8.set(HEAP8);",
        "newHEAP8.set(HEAP8); HEAP8.fill(0);",
    )?;
    replace_once(&mended, "from './glue_bg.js'", "from './glue.js'")
}

/// wasm-bindgen's glue: it knows a memory that has grown by the old one's being gone, which plain JavaScript's is not.
fn mend_glue(glue: &str) -> Result<String> {
    let mut mended = glue.to_owned();
    for sign in [".byteLength === 0", ".buffer.detached === true"] {
        if !mended.contains(sign) {
            return Err(Error::new(format!("the glue has no {sign}")));
        }
        mended = mended.replace(sign, ".buffer !== wasm.memory.buffer");
    }
    Ok(mended)
}

fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() != 1 {
        return Err(Error::new(format!("wasm2js has not written once: {old}")));
    }
    Ok(text.replace(old, new))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    let (inside, _) = rest.split_once(after)?;
    Some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "import * as a from './glue_bg.js';\n\
        import * as __wbindgen_externref_xform__ from '__wbindgen_externref_xform__';\n\
        function wasm2js_trap() { throw new Error('abort'); }\nnewHEAP8.set(HEAP8);";
    const GLUE: &str = "if (idx < 1028) return; old.byteLength === 0; old.buffer.detached === true";

    #[test]
    fn a_program_is_mended_in_each_place() {
        let mended = mend_program(PROGRAM, GLUE).unwrap();
        assert!(mended.contains("statics_end: () => 1028"), "{mended}");
        assert!(
            mended.contains("{ payseal.stop('frame_crashed'); throw"),
            "{mended}"
        );
        assert!(mended.contains("HEAP8.fill(0)"), "{mended}");
        for part in PROGRAM.split(['\n', ';']).filter(|part| !part.is_empty()) {
            let without = PROGRAM.replace(part, "");
            assert!(mend_program(&without, GLUE).is_err(), "without {part}");
        }
        assert!(mend_program(PROGRAM, "").is_err());
    }

    #[test]
    fn a_glue_looks_for_a_memory_that_has_grown() {
        let mended = mend_glue(GLUE).unwrap();
        assert_eq!(mended.matches(".buffer !== wasm.memory.buffer").count(), 2);
        assert!(mend_glue("old.byteLength === 0").is_err());
    }

    #[test]
    fn a_wasm_says_that_it_has_no_features_that_are_unknown() {
        let said = b"\0asm+\x0freference-types+\x0amultivalue+\x08sign-ext";
        let says = without_features(said.to_vec()).unwrap();
        assert_eq!(
            says,
            b"\0asm-\x0freference-types-\x0amultivalue+\x08sign-ext"
        );
        assert!(without_features(says).is_err());
    }
}
