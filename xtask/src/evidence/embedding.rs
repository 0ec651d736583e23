//! How a merchant's page embeds this very release: `embed.md`.

use serde_json::Value;

use crate::error::{Error, Result};
use crate::project::Project;

/// What a merchant's page says, with the hash of this very release.
pub(super) fn page(project: &Project, inventory: &Value) -> Result<String> {
    let path = format!("/payseal/{}/payseal.js", project.version());
    let item = inventory.get("items").and_then(|items| items.get(&path));
    let integrity = item
        .and_then(|item| item.get("integrity"))
        .and_then(Value::as_str)
        .ok_or_else(|| Error::new(format!("the inventory has no {path}")))?;
    Ok(format!(
        r#"# How a page embeds Payseal {version}

Write your gateway's origin for `https://pay.example`.

## By script tag
```html
<script src="https://pay.example{path}" integrity="{integrity}" crossorigin="anonymous"></script>
```

```
Content-Security-Policy: default-src 'self'; script-src 'self' https://pay.example; connect-src 'self' https://pay.example; frame-src https:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'
```

This script is in one piece, but for its sentences in other languages than English, which it fetches from
`/payseal/v1/parts/` by their SHA-256. Chromium and Firefox check that hash; WebKit does not. They are in the inventory.

## From npm
The package is part of your own bundle; `script-src` needs no other origin.

```
Content-Security-Policy: default-src 'self'; script-src 'self'; connect-src 'self' https://pay.example; frame-src https:; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'
```

`frame-src https:` is for the bank's page in a dialog, since banks' origins are many; with `mode: 'setup'` or
`challenge: 'redirect'`, `frame-src https://pay.example` is enough.

## For the merchant's confirmation (PCI SSC FAQ 1588)
When it is embedded as said here, the form's fields are in a frame of the gateway's origin. The page
receives an opaque id, the brand, and states; no part of a card number, code or expiry. What a script on the
merchant's page can and cannot do to that is tested by a hostile page in three browser engines
(docs/security.md). No frame can prevent a page from showing something else in its place: the policy above,
a pinned script and a watch on changes (`payseal-host verify`) are the merchant's and the gateway's part.
An assessor decides whether this suffices.
"#,
        version = project.version(),
    ))
}
