//! Compresses for the wire: brotli at its strongest, since a release is built once and sent often.

use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;

use crate::digest;
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
    for file in compressible(dir)? {
        let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
        write(&sibling(&file), brotli(&content)?)?;
    }
    Ok(())
}

/// The same, and what is as it was is not compressed again: it is kept in a folder, by the hash of what it was.
pub(super) fn beside_as_before(dir: &Path, kept: &Path) -> Result<()> {
    let mut needed = Vec::new();
    for file in compressible(dir)? {
        let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
        let place = kept.join(digest::whole(&content));
        let small = match std::fs::read(&place) {
            Ok(small) => small,
            Err(_) => {
                let small = brotli(&content)?;
                write(&place, &small)?;
                small
            }
        };
        write(&sibling(&file), small)?;
        needed.push(place);
    }
    let old = files_below(kept)?
        .into_iter()
        .filter(|it| !needed.contains(it));
    for file in old {
        std::fs::remove_file(&file).map_err(|cause| Error::at(&file, cause))?;
    }
    Ok(())
}

fn compressible(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_below(dir)?;
    files.retain(|file| {
        let extension = file.extension().and_then(|name| name.to_str());
        extension.is_some_and(|it| COMPRESSIBLE.contains(&it))
    });
    Ok(files)
}

fn sibling(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_as_it_was_is_not_compressed_again_and_what_is_gone_is_forgotten() {
        let folder = std::env::temp_dir().join(format!("payseal-compress-{}", std::process::id()));
        let (dir, kept) = (folder.join("assets"), folder.join("kept"));
        let style = dir.join("a.css");
        super::write(&style, "p {}").unwrap();
        super::beside_as_before(&dir, &kept).unwrap();
        let small = super::sibling(&style);
        let before = std::fs::read(&small).unwrap();
        let [place] = &super::files_below(&kept).unwrap()[..] else {
            panic!("one is kept");
        };
        std::fs::write(place, "kept").unwrap();
        super::beside_as_before(&dir, &kept).unwrap();
        assert_eq!(std::fs::read(&small).unwrap(), b"kept");
        super::write(&style, "q {}").unwrap();
        super::beside_as_before(&dir, &kept).unwrap();
        assert_ne!(std::fs::read(&small).unwrap(), before);
        assert_eq!(super::files_below(&kept).unwrap().len(), 1);
        std::fs::remove_dir_all(&folder).unwrap();
    }

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
