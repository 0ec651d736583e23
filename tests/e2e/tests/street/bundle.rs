//! Scripts that need a bundler, made once per run with the one that the build uses.

use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::{io::Write as _, thread};

use anyhow::{Context as _, anyhow, ensure};
use payseal_e2e::{Outcome, artefacts};

/// A merchant in React, in StrictMode, with our package: every drawing hands in another callback, and the
/// callback sets a state.
const REACT: &str = r#"
import { PaymentElement, PaysealProvider, usePaymentElement } from 'payseal/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
const street = window as any;
const payseal: any = { createPaymentElement: () => street.makeElement() };
let draws = 0;
function PayButton({ told }: { told: number }) {
  const { element } = usePaymentElement();
  return <button id="pay" onClick={() => street.press(element)}>Pay {told}</button>;
}
function Till() {
  const [told, setTold] = useState<string[]>([]);
  draws += 1;
  street.draws = draws;
  return (
    <PaysealProvider payseal={payseal}>
      <div id="card">
        <PaymentElement mode="payment" sessionToken="/api/session-token" onReady={() => setTold((all) => [...all, 'ready'])} />
      </div>
      <PayButton told={told.length} />
    </PaysealProvider>
  );
}
createRoot(document.querySelector('#app')!).render(<StrictMode><Till /></StrictMode>);
"#;

/// Its script.
pub(crate) fn react() -> Outcome<&'static str> {
    static MADE: OnceLock<Result<String, String>> = OnceLock::new();
    let made = MADE.get_or_init(|| bundle(REACT).map_err(|error| format!("{error:#}")));
    match made {
        Ok(script) => Ok(script),
        Err(error) => Err(anyhow!("{error}")),
    }
}

fn bundle(source: &str) -> Outcome<String> {
    let root = artefacts::root();
    let mut running = Command::new(root.join("node_modules/.bin/esbuild"))
        .args([
            "--bundle",
            "--loader=tsx",
            "--jsx=automatic",
            "--format=esm",
            "--alias:payseal/react=./www/loader/react/index.js",
            // StrictMode only does its work there.
            "--define:process.env.NODE_ENV=\"development\"",
        ])
        .current_dir(&root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("esbuild is missing; run npm ci at the root of the source tree")?;
    let mut stdin = running.stdin.take().context("its input")?;
    let source = source.to_owned();
    let writing = thread::spawn(move || stdin.write_all(source.as_bytes()));
    let done = running.wait_with_output()?;
    writing
        .join()
        .map_err(|_| anyhow!("writing to esbuild"))??;
    ensure!(
        done.status.success(),
        "esbuild: {}",
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8(done.stdout)?)
}
