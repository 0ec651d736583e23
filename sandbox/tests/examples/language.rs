//! The languages of the examples: which files each has, and how it is built and run.

use std::path::Path;
use std::process::Command;

use crate::server::{Reports, Server};

#[derive(Clone, Copy, Debug)]
pub(crate) enum Language {
    Node,
    /// Node with the npm package.
    Package,
    Python,
    Php,
    Java,
    Go,
}

/// Takes an example through a journey, or says that its language is not on this machine.
pub(crate) async fn run(
    language: Language,
    journey: &str,
    reports: Reports,
    take: impl AsyncFnOnce(&mut Server),
) {
    match Server::start(language, journey, reports).await {
        Some(mut server) => take(&mut server).await,
        None => println!("left out: there is no {language:?} on this machine"),
    }
}

impl Language {
    pub(crate) const fn files(self) -> [&'static str; 2] {
        match self {
            Self::Node => ["charge.js", "payseal.js"],
            Self::Package => ["package.js", "payseal.js"],
            Self::Python => ["charge.py", "payseal.py"],
            Self::Php => ["charge.php", "payseal.php"],
            Self::Java => ["Charge.java", "Payseal.java"],
            Self::Go => ["charge.go", "payseal.go"],
        }
    }

    /// Builds the example in this folder, and gives the command that runs it; none when the
    /// language is not on this machine.
    pub(crate) fn command(self, folder: &Path) -> Option<Command> {
        match self {
            Self::Node => {
                std::fs::write(folder.join("package.json"), r#"{"type":"module"}"#).unwrap();
                is_there("node", "--version").then(|| command("node", &["charge.js"]))
            }
            Self::Package => {
                std::fs::write(folder.join("package.json"), r#"{"type":"module"}"#).unwrap();
                install(&folder.join("node_modules/payseal"));
                is_there("node", "--version").then(|| command("node", &["package.js"]))
            }
            Self::Python => {
                is_there("python3", "--version").then(|| command("python3", &["charge.py"]))
            }
            Self::Php => {
                let mut php = command("sh", &["-c", "exec php -S 127.0.0.1:$PORT charge.php"]);
                php.env("DATABASE", folder.join(DATABASE));
                // Several at once, as behind a real server.
                php.env("PHP_CLI_SERVER_WORKERS", "4");
                is_there("php", "--version").then_some(php)
            }
            Self::Java => made(
                folder,
                "javac",
                &["-Xlint:all", "-Werror", "Charge.java", "Payseal.java"],
            )
            .then(|| command("java", &["-cp", ".", "Charge"])),
            Self::Go => {
                std::fs::create_dir(folder.join("payseal")).unwrap();
                std::fs::rename(folder.join("payseal.go"), folder.join("payseal/payseal.go"))
                    .unwrap();
                std::fs::write(folder.join("go.mod"), "module shop\n\ngo 1.19\n").unwrap();
                made(folder, "go", &["build", "-o", "charge", "."])
                    .then(|| command(folder.join("charge").to_str().unwrap(), &[]))
            }
        }
    }

    /// Loses what an example keeps beyond its own memory.
    pub(crate) fn lose_store(self, folder: &Path) {
        match self {
            Self::Node | Self::Package | Self::Python | Self::Java | Self::Go => {}
            Self::Php => std::fs::remove_file(folder.join(DATABASE)).unwrap(),
        }
    }
}

/// What the example in PHP keeps its attempts in.
const DATABASE: &str = "shop.db";

/// Puts `payseal/server` where npm would, from its sources.
fn install(package: &Path) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/loader/server");
    std::fs::create_dir_all(package.join("server")).unwrap();
    let manifest = r#"{"type":"module","exports":{"./server":"./server/index.js"}}"#;
    std::fs::write(package.join("package.json"), manifest).unwrap();
    for entry in std::fs::read_dir(sources).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "js") {
            let name = path.file_name().unwrap();
            std::fs::copy(&path, package.join("server").join(name)).unwrap();
        }
    }
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

fn is_there(program: &str, asked: &str) -> bool {
    Command::new(program).arg(asked).output().is_ok()
}

/// Builds an example; false when there is no such program here.
fn made(folder: &Path, program: &str, arguments: &[&str]) -> bool {
    match command(program, arguments).current_dir(folder).output() {
        Ok(done) => {
            assert!(
                done.status.success(),
                "{program}: {}",
                String::from_utf8_lossy(&done.stderr)
            );
            true
        }
        Err(_) => false,
    }
}
