//! Installs the browsers, drivers and fonts of the tests with apt, or says which packages are missing.

use std::path::Path;

use crate::error::{Error, Result};
use crate::project::{Project, which};
use crate::steps::Steps;

/// A browser engine that every browser test runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A program that must be on the search path, and the Debian package that has it.
type Need = (&'static str, &'static str);

/// What texts are measured in, Latin and Chinese: the widths of a form are those of a font. Folders of fonts, and
/// the Debian packages that have them; another system's own fonts are not asked about.
const FONTS: [Need; 3] = [
    ("/usr/share/fonts/opentype/inter", "fonts-inter"),
    ("/usr/share/fonts/truetype/noto", "fonts-noto-core"),
    ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk"),
];

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(crate) fn parse(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|engine| engine.name() == name);
        known.ok_or_else(|| Error::new(format!("no engine {name}: chromium, firefox or webkit")))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The variable that tells the runner of wasm-bindgen which driver to use, and the driver.
    pub(crate) fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("SAFARIDRIVER", "WebKitWebDriver"),
        }
    }

    /// WebKitGTK has no headless mode.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Chromium => &[
                ("chromium", "chromium"),
                ("chromedriver", "chromium-driver"),
            ],
            Self::Firefox => &[("firefox-esr", "firefox-esr")],
            Self::WebKit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
        }
    }
}

pub(super) fn ensure(project: &Project, steps: &mut Steps, engines: &[Engine]) -> Result<()> {
    let missing = missing(project, engines)?;
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let install = format!("apt-get install --yes --no-install-recommends {packages}");
    let by_hand = Error::new(format!(
        "browsers or fonts are missing; as root, run: {install}"
    ));
    let Some(root) = root(project)? else {
        return Err(by_hand);
    };
    steps.run(&format!("setup: apt-get install {packages}"), || {
        let apt = |words: &str| {
            let line = format!("{root} {words}");
            let (program, words) = line.trim_start().split_once(' ').unwrap_or((&line, ""));
            project
                .run(program)?
                .words(words)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .check()
        };
        apt("apt-get update --quiet")?;
        apt(&install)
    })?;
    match self::missing(project, engines)?.as_slice() {
        [] => Ok(()),
        still => Err(Error::new(format!(
            "apt-get ran, but these are missing: {still:?}"
        ))),
    }
}

fn missing(project: &Project, engines: &[Engine]) -> Result<Vec<&'static str>> {
    let path = project.search_path()?;
    let needs = engines.iter().flat_map(|engine| engine.needs());
    let programs = needs.filter(|(program, _)| which(program, &path).is_none());
    let has_apt = which("apt-get", &path).is_some();
    let fonts = FONTS
        .iter()
        .filter(|(folder, _)| has_apt && !Path::new(folder).exists());
    Ok(programs.chain(fonts).map(|(_, package)| *package).collect())
}

/// What to put before apt-get here, or nothing when this user may not install packages.
fn root(project: &Project) -> Result<Option<&'static str>> {
    if which("apt-get", &project.search_path()?).is_none() {
        return Ok(None);
    }
    if project
        .run("id")?
        .arg("-u")
        .output()
        .is_ok_and(|id| id.trim() == "0")
    {
        return Ok(Some(""));
    }
    let may = project.run("sudo")?.words("-n true").output().is_ok();
    Ok(may.then_some("sudo --non-interactive --preserve-env=DEBIAN_FRONTEND"))
}

#[cfg(test)]
mod tests {
    use super::Engine;

    #[test]
    fn names_parse_back() {
        for engine in Engine::ALL {
            assert_eq!(Engine::parse(engine.name()).unwrap(), engine);
        }
        assert!(Engine::parse("safari").is_err());
    }
}
