//! Keys that go to whatever has the focus, as from a keyboard.
//!
//! Unlike typing into an element, this finds out where the focus really is.

use thirtyfour::{Key, TypingData, WebDriver};

use crate::Outcome;

/// Presses keys one after another: a text, a special key, or both added up.
///
/// # Errors
/// When the browser does not answer.
pub async fn press(driver: &WebDriver, keys: impl Into<TypingData>) -> Outcome {
    Ok(driver.action_chain().send_keys(keys).perform().await?)
}

/// Presses one key while another is held down.
///
/// # Errors
/// When the browser does not answer.
pub async fn press_with(driver: &WebDriver, held: Key, key: Key) -> Outcome {
    let chain = driver
        .action_chain()
        .key_down(held.clone())
        .key_down(key.clone())
        .key_up(key);
    Ok(chain.key_up(held).perform().await?)
}

/// Presses a letter while Control is held down: copy, paste, select all.
///
/// # Errors
/// When the browser does not answer.
pub async fn press_control(driver: &WebDriver, letter: char) -> Outcome {
    let chain = driver
        .action_chain()
        .key_down(Key::Control)
        .key_down(letter)
        .key_up(letter);
    Ok(chain.key_up(Key::Control).perform().await?)
}

/// A script that puts the caret of the element in its first argument between two characters.
#[must_use]
pub fn caret_script() -> &'static str {
    "const [field, start, end] = arguments; field.focus(); field.setSelectionRange(start, end)"
}
