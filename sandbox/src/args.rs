//! The command line of the binary. It reads no file and no environment.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};

/// What `--help` prints.
pub const HELP: &str = "\
payseal-sandbox: a payment gateway, its issuer and a demo shop, each on a loopback origin

  --shop-port PORT      the demo shop's port (4000; 0 chooses a free one)
  --gateway-port PORT   the gateway's port (4001; 0 chooses a free one)
  --tls                 serve the gateway by https as well, on port 4443
  --tls-port PORT       the same on another port (443 for clients that know no other; 0 a free one)
  --db PATH             keep the database in this file (default: a temporary one), or in the database
                        postgres://USER@localhost:5432/NAME, with its password in PGPASSWORD
  --keys PATH           keep keys in this folder (default: beside the file of --db)
  --frame-dir PATH      another build of the frame than the one inside
  --shop-dir PATH       other pages of the demo shop than those inside
  --config PATH         more merchant accounts, in a TOML file
  --admin-token TOKEN   the secret that moves the clock (default: random, printed)
";

/// Where the gateway is served by https, unless a port is named.
const TLS_PORT: u16 = 4443;

/// What was asked for on the command line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Args {
    /// `--shop-port`.
    pub shop_port: Option<u16>,
    /// `--gateway-port`.
    pub gateway_port: Option<u16>,
    /// `--tls-port`, or the usual one with `--tls`.
    pub tls_port: Option<u16>,
    /// `--db`.
    pub db: Option<PathBuf>,
    /// `--keys`.
    pub keys: Option<PathBuf>,
    /// `--frame-dir`.
    pub frame_dir: Option<PathBuf>,
    /// `--shop-dir`.
    pub shop_dir: Option<PathBuf>,
    /// `--config`.
    pub accounts: Option<PathBuf>,
    /// `--admin-token`.
    pub admin_token: Option<String>,
    /// `--help`.
    pub help: bool,
}

/// Why the command line cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ArgsError {
    /// A flag that does not exist.
    #[error("{0} is no flag of this program; --help lists them")]
    Unknown(String),
    /// A flag without its value.
    #[error("{0} needs a value; --help says which")]
    Valueless(String),
    /// A port that is none.
    #[error("{0} needs a number from 0 to 65535")]
    Port(String),
    /// A value where none belongs, or one that is no text.
    #[error("{0}; --help lists what there is")]
    Other(String),
}

impl Args {
    /// Reads the arguments after the program's name; `--flag value` and `--flag=value` are the
    /// same.
    ///
    /// # Errors
    /// When a flag is unknown, or its value is missing or wrong.
    pub fn parse<A: Into<OsString>>(
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<Self, ArgsError> {
        let mut args = Self::default();
        let mut words = Parser::from_args(arguments);
        while let Some(word) = words.next()? {
            match word {
                Arg::Long("shop-port") => args.shop_port = Some(port("--shop-port", &mut words)?),
                Arg::Long("gateway-port") => {
                    args.gateway_port = Some(port("--gateway-port", &mut words)?);
                }
                Arg::Long("tls") => args.tls_port = args.tls_port.or(Some(TLS_PORT)),
                Arg::Long("tls-port") => args.tls_port = Some(port("--tls-port", &mut words)?),
                Arg::Long("db") => args.db = Some(words.value()?.into()),
                Arg::Long("keys") => args.keys = Some(words.value()?.into()),
                Arg::Long("frame-dir") => args.frame_dir = Some(words.value()?.into()),
                Arg::Long("shop-dir") => args.shop_dir = Some(words.value()?.into()),
                Arg::Long("config") => args.accounts = Some(words.value()?.into()),
                Arg::Long("admin-token") => args.admin_token = Some(words.value()?.string()?),
                Arg::Long("help") | Arg::Short('h') => args.help = true,
                other @ (Arg::Long(_) | Arg::Short(_) | Arg::Value(_)) => {
                    return Err(other.unexpected().into());
                }
            }
        }
        Ok(args)
    }
}

fn port(flag: &str, words: &mut Parser) -> Result<u16, ArgsError> {
    let value = words.value()?;
    value.parse().map_err(|_| ArgsError::Port(flag.to_owned()))
}

impl From<lexopt::Error> for ArgsError {
    fn from(error: lexopt::Error) -> Self {
        use lexopt::Error::{
            Custom, MissingValue, NonUnicodeValue, ParsingFailed, UnexpectedArgument,
            UnexpectedOption, UnexpectedValue,
        };
        match error {
            UnexpectedOption(flag) => Self::Unknown(flag),
            UnexpectedArgument(word) => Self::Unknown(word.to_string_lossy().into_owned()),
            MissingValue { option: Some(flag) } => Self::Valueless(flag),
            other @ (MissingValue { .. }
            | UnexpectedValue { .. }
            | ParsingFailed { .. }
            | NonUnicodeValue(_)
            | Custom(_)) => Self::Other(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, ArgsError> {
        Args::parse(line.split_whitespace())
    }

    #[test]
    fn reads_every_flag_in_both_forms() {
        let spaced = parse(
            "--shop-port 0 --gateway-port 5001 --db a.sqlite --keys k --frame-dir f --shop-dir s \
             --config c.toml --admin-token t",
        )
        .unwrap();
        let joined = parse(
            "--shop-port=0 --gateway-port=5001 --db=a.sqlite --keys=k --frame-dir=f --shop-dir=s \
             --config=c.toml --admin-token=t",
        )
        .unwrap();
        assert_eq!(spaced, joined);
        assert_eq!(spaced.shop_port, Some(0));
        assert_eq!(spaced.accounts, Some("c.toml".into()));
        assert!(parse("--help").unwrap().help);
    }

    #[test]
    fn the_help_lists_flags_that_are_read() {
        let listed = HELP.lines().filter(|line| line.starts_with("  --"));
        for line in listed {
            let mut words = line.split_whitespace();
            let flag = words.next().unwrap();
            // Its value is written in capitals.
            let valued = words
                .next()
                .unwrap()
                .bytes()
                .all(|b| b.is_ascii_uppercase());
            let value = if valued { "1" } else { "" };
            assert!(parse(&format!("{flag} {value}")).is_ok(), "{flag}");
        }
        assert_eq!(parse("--tls").unwrap().tls_port, Some(TLS_PORT));
        for both in ["--tls --tls-port 443", "--tls-port=443 --tls"] {
            assert_eq!(parse(both).unwrap().tls_port, Some(443), "{both}");
        }
    }

    #[test]
    fn says_which_flag_is_wrong() {
        assert_eq!(
            parse("--ports 1"),
            Err(ArgsError::Unknown("--ports".into()))
        );
        assert_eq!(parse("--db"), Err(ArgsError::Valueless("--db".into())));
        assert_eq!(
            parse("--shop-port 65536"),
            Err(ArgsError::Port("--shop-port".into()))
        );
        assert_eq!(parse("demo"), Err(ArgsError::Unknown("demo".into())));
        let said = parse("--help=all").unwrap_err().to_string();
        assert!(
            said.contains("--help") && said.contains("\"all\""),
            "{said}"
        );
    }
}
