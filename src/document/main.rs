//! Writes the frame's documents: `payseal-document TEMPLATE OUT`.

use std::error::Error;
use std::path::{Path, PathBuf};

use payseal::document::{debit_page, debit_texts_json, fill_page, static_form, texts_json};
use payseal_core::bank_account::DebitType;
use payseal_core::text::Locale;
use payseal_core::text::debit::DebitText;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(template), Some(out), None) = (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("call it as: payseal-document TEMPLATE OUT".into());
    };
    let template = std::fs::read_to_string(template)?;
    if payseal_core::DEBITS {
        return write_debits(&template, &out);
    }
    for locale in Locale::ALL.iter().copied() {
        let text = locale.text();
        let texts = texts_json(&text)?;
        let form = static_form(text).await.ok_or("the form needs a month")?;
        let page = fill_page(&template, locale, &form)?;
        write(&out.join(locale.tag()), "index.html", &page)?;
        write(
            &out.join("texts"),
            &format!("{}.json", locale.tag()),
            &texts,
        )?;
    }
    Ok(())
}

/// A document for each locale and way to debit.
fn write_debits(template: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    for (locale, text) in DebitText::ALL {
        for debit in DebitType::ALL {
            let page = debit_page(template, locale, &text, debit)?;
            let folder = out.join(debit.word()).join(locale.tag());
            write(&folder, "index.html", &page)?;
        }
        let texts = debit_texts_json(&text)?;
        let name = format!("{}.json", locale.tag());
        write(&out.join("texts"), &name, &texts)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, content: &str) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join(name), content)?;
    Ok(())
}
