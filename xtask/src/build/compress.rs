//! Compresses for the wire: brotli at its strongest, since a release is built once and sent often.

use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use crate::error::{Error, Result};
use crate::project::{files_below, write};

/// The kinds of files that become smaller.
const COMPRESSIBLE: [&str; 6] = ["css", "js", "json", "mjs", "svg", "wasm"];

/// What a file weighs on the wire.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &params)
        .map_err(|cause| Error::new(format!("brotli: {cause}")))?;
    Ok(compressed)
}

/// Writes a `.br` beside every compressible file of a folder.
pub(super) fn beside(dir: &Path) -> Result<()> {
    for file in files_below(dir)? {
        let extension = file
            .extension()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if COMPRESSIBLE.contains(&extension) {
            let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
            write(&sibling(&file), brotli(&content)?)?;
        }
    }
    Ok(())
}

fn sibling(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn unpacks_to_what_went_in() {
        let content = b"the same words, the same words, the same words".repeat(20);
        let compressed = super::brotli(&content).unwrap();
        assert!(compressed.len() < content.len() / 5);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed, &mut back).unwrap();
        assert_eq!(back, content);
    }
}
