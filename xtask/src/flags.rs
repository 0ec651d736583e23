//! Reads `--name value` flags; it knows no types and no defaults.

use lexopt::{Arg, Parser, ValueExt};

use crate::error::{Error, Result};

/// The flags of one command line, in order.
#[derive(Debug)]
pub(crate) struct Flags(Vec<(String, String)>);

impl Flags {
    /// Parses the words after the command; every flag takes a value and must be in `known`.
    pub(crate) fn parse(words: &[String], known: &[&str]) -> Result<Self> {
        let mut flags = Vec::new();
        let mut words = Parser::from_args(words);
        while let Some(word) = words.next().map_err(|why| Error::new(why.to_string()))? {
            let name = match word {
                Arg::Long(name) => format!("--{name}"),
                Arg::Short(letter) => format!("-{letter}"),
                Arg::Value(word) => word.to_string_lossy().into_owned(),
            };
            if !known.contains(&name.as_str()) {
                return Err(Error::new(unknown(&name, known)));
            }
            let value = words.value().and_then(ValueExt::string);
            let value = value.map_err(|_| Error::new(format!("{name} needs a value")))?;
            flags.push((name, value));
        }
        Ok(Self(flags))
    }

    /// Every value of a flag that may be repeated.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(flag, _)| flag == name)
            .map(|(_, value)| value.as_str())
    }

    /// The flags as words again, to hand on to another program.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .flat_map(|(name, value)| [name.as_str(), value.as_str()])
    }
}

fn unknown(name: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return format!("unexpected {name}: this command takes no flags");
    }
    format!("unexpected {name}: use one of {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::Flags;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn reads_both_spellings_and_repeats() {
        let flags = Flags::parse(&words("--only js --only=e2e"), &["--only"]).unwrap();
        assert_eq!(flags.all("--only").collect::<Vec<_>>(), ["js", "e2e"]);
        assert_eq!(
            flags.words().collect::<Vec<_>>(),
            ["--only", "js", "--only", "e2e"]
        );
    }

    #[test]
    fn names_what_it_does_not_know() {
        let error = Flags::parse(&words("--prot 1"), &["--port"]).unwrap_err();
        assert_eq!(error.to_string(), "unexpected --prot: use one of --port");
        let error = Flags::parse(&words("--port"), &["--port"]).unwrap_err();
        assert_eq!(error.to_string(), "--port needs a value");
    }
}
