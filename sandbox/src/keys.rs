//! Where what is made once on each machine lies: the demo account's keys, and those of https. Beside the database's
//! file, or in a folder of its own, which processes that share a database share as well.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use payseal_engine::secret::{self, NoRandomness};
use zeroize::Zeroizing;

/// Where they lie.
#[derive(Clone, Debug)]
pub(crate) enum Keys {
    /// In files whose names begin as the database's does.
    Beside(PathBuf),
    /// In a folder.
    In(PathBuf),
}

impl Keys {
    /// In this folder, which is made for its owner's eyes only where it is missing.
    pub(crate) fn in_folder(folder: PathBuf) -> io::Result<Self> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)?;
        Ok(Self::In(folder))
    }

    /// The file of this name.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        match self {
            Self::Beside(database) => {
                let mut path = database.clone().into_os_string();
                path.push("-");
                path.push(name);
                path.into()
            }
            Self::In(folder) => folder.join(name),
        }
    }

    /// The file of what a dialect makes once.
    pub(crate) fn of_dialect(&self, dialect: &str) -> PathBuf {
        self.file(&format!("{dialect}.toml"))
    }
}

/// Why something that is made once is not there.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeptError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// What lies there; made now, when nothing does. Of several processes that make it at once, all keep what one made.
pub(crate) fn kept(
    path: &Path,
    make: fn() -> Result<Zeroizing<String>, NoRandomness>,
) -> Result<Zeroizing<String>, KeptError> {
    match fs::read_to_string(path) {
        Ok(text) => return Ok(Zeroizing::new(text)),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Err(_) => {}
    }
    let made = make()?;
    // Whole or not at all: what is half written would be read at the next start.
    let mut draft = path.to_owned().into_os_string();
    draft.push(format!(".new-{}", secret::digits(12)?));
    let draft = PathBuf::from(draft);
    let mut options = OpenOptions::new();
    let options = options.write(true).create_new(true).mode(0o600);
    let mut file = options.open(&draft)?;
    file.write_all(made.as_bytes())?;
    let first = fs::hard_link(&draft, path);
    if first
        .as_ref()
        .is_err_and(|error| error.kind() != io::ErrorKind::AlreadyExists)
    {
        // Not every file system has links.
        fs::rename(&draft, path)?;
        return Ok(made);
    }
    fs::remove_file(&draft)?;
    Ok(match first {
        Ok(()) => made,
        Err(_) => Zeroizing::new(fs::read_to_string(path)?),
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("payseal-{name}-{}", std::process::id()))
    }

    #[test]
    fn what_is_made_once_is_the_same_at_the_next_start_and_its_owners_alone() {
        let folder = folder("keys");
        let keys = Keys::in_folder(folder.clone()).unwrap();
        let path = keys.of_dialect("scratch");
        let made = kept(&path, || Ok(Zeroizing::new("key = \"1\"\n".to_owned()))).unwrap();
        let again = kept(&path, || Err(NoRandomness)).unwrap();
        assert_eq!(*made, *again);
        for (path, expected) in [(&folder, 0o700), (&path, 0o600)] {
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, expected, "{}", path.display());
        }
        assert_eq!(path, folder.join("scratch.toml"));
        let beside = Keys::Beside(folder.join("s.sqlite"));
        assert!(
            beside
                .of_dialect("scratch")
                .ends_with("s.sqlite-scratch.toml")
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_several_make_at_once_is_what_one_of_them_made() {
        let folder = folder("keys-at-once");
        let keys = Keys::in_folder(folder.clone()).unwrap();
        let path = keys.file("scratch.toml");
        let make = || Ok(Zeroizing::new(secret::digits(16)?));
        let made = std::thread::scope(|scope| {
            let makers: Vec<_> = (0..8).map(|_| scope.spawn(|| kept(&path, make))).collect();
            let all = makers.into_iter().map(|it| it.join().unwrap().unwrap());
            all.map(|it| it.to_string()).collect::<Vec<_>>()
        });
        assert!(made.iter().all(|it| *it == made[0]), "{made:?}");
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            1,
            "drafts are removed"
        );
        fs::remove_dir_all(folder).unwrap();
    }
}
