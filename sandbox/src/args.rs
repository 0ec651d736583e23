//! The command line of the binary. It reads no file and no environment.

use std::path::PathBuf;

/// What `--help` prints.
pub const HELP: &str = "\
payseal-sandbox: a payment gateway, its issuer and a demo shop, each on a loopback origin

  --shop-port PORT      the demo shop's port (4000; 0 chooses a free one)
  --gateway-port PORT   the gateway's port (4001; 0 chooses a free one)
  --db PATH             keep the database here (default: a temporary file)
  --frame-dir PATH      the built frame (dist/frame)
  --shop-dir PATH       the demo shop's pages (www/shop)
  --config PATH         more merchant accounts, in a TOML file
  --admin-token TOKEN   the secret that moves the clock (default: random, printed)
";

/// What was asked for on the command line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Args {
    /// `--shop-port`.
    pub shop_port: Option<u16>,
    /// `--gateway-port`.
    pub gateway_port: Option<u16>,
    /// `--db`.
    pub db: Option<PathBuf>,
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
}

impl Args {
    /// Reads the arguments after the program's name; `--flag value` and `--flag=value` are the
    /// same.
    ///
    /// # Errors
    /// When a flag is unknown, or its value is missing or wrong.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, ArgsError> {
        let mut args = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let (flag, joined) = match argument.split_once('=') {
                Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
                None => (argument, None),
            };
            if flag == "--help" || flag == "-h" {
                args.help = true;
                continue;
            }
            if !HELP.contains(&format!("\n  {flag} ")) {
                return Err(ArgsError::Unknown(flag));
            }
            let value = joined
                .or_else(|| arguments.next())
                .ok_or_else(|| ArgsError::Valueless(flag.clone()))?;
            args.set(&flag, value)?;
        }
        Ok(args)
    }

    fn set(&mut self, flag: &str, value: String) -> Result<(), ArgsError> {
        match flag {
            "--shop-port" => self.shop_port = Some(port(flag, &value)?),
            "--gateway-port" => self.gateway_port = Some(port(flag, &value)?),
            "--db" => self.db = Some(value.into()),
            "--frame-dir" => self.frame_dir = Some(value.into()),
            "--shop-dir" => self.shop_dir = Some(value.into()),
            "--config" => self.accounts = Some(value.into()),
            "--admin-token" => self.admin_token = Some(value),
            _ => return Err(ArgsError::Unknown(flag.to_owned())),
        }
        Ok(())
    }
}

fn port(flag: &str, value: &str) -> Result<u16, ArgsError> {
    value.parse().map_err(|_| ArgsError::Port(flag.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Args, ArgsError> {
        Args::parse(line.split_whitespace().map(ToOwned::to_owned))
    }

    #[test]
    fn reads_every_flag_in_both_forms() {
        let spaced = parse(
            "--shop-port 0 --gateway-port 5001 --db a.sqlite --frame-dir f --shop-dir s \
             --config c.toml --admin-token t",
        )
        .unwrap();
        let joined = parse(
            "--shop-port=0 --gateway-port=5001 --db=a.sqlite --frame-dir=f --shop-dir=s \
             --config=c.toml --admin-token=t",
        )
        .unwrap();
        assert_eq!(spaced, joined);
        assert_eq!(spaced.shop_port, Some(0));
        assert_eq!(spaced.accounts, Some("c.toml".into()));
        assert!(parse("--help").unwrap().help);
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
    }
}
