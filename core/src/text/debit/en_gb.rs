//! British English.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Secure bank account form",
    secured_by: "Secured by {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Test mode: only test accounts are accepted and nothing is debited",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Account number",
    account_number_placeholder: "000123456",
    holder_label: "Account holder’s name",
    email_label: "Email",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Enter your IBAN.",
    reason_iban_incomplete: "This IBAN is incomplete.",
    reason_iban_country: "An account in this country can’t be debited.",
    reason_iban_too_long: "This IBAN is too long.",
    reason_iban_typo: "Check this IBAN: a letter or digit is wrong.",
    reason_iban_refused: "This account wasn’t accepted.",
    reason_bsb_missing: "Enter the BSB.",
    reason_bsb_incomplete: "A BSB has 6 digits.",
    reason_bsb_too_long: "A BSB has only 6 digits.",
    reason_account_number_missing: "Enter the account number.",
    reason_account_number_incomplete: "Enter at least 5 digits.",
    reason_account_number_too_long: "Enter at most 9 digits.",
    reason_account_number_refused: "This account wasn’t accepted.",
    reason_holder_missing: "Enter the account holder’s name.",
    reason_holder_looks_like_number: "Enter a name here, not a number.",
    reason_holder_too_long: "Enter the name as your bank has it.",
    reason_email_missing: "Enter your email address.",
    reason_email_incomplete: "This email address is incomplete.",

    notice_offline: "You’re offline. What you typed is still here; try again once you’re back online.",
    notice_timeout: "This is taking too long. What you typed is still here; try again in a moment.",
    notice_unavailable: "The payment service can’t be reached right now. What you typed is still here; try again in a moment.",
    notice_session: "Your session has ended and the shop couldn’t renew it. Try again; if that doesn’t help, reload the page.",
    notice_refused: "This account wasn’t accepted. Check the details, or choose another way to pay.",
    notice_cancelled: "This was cancelled and not completed.",
    notice_unexpected: "Something went wrong. What you typed is still here; try again in a moment.",
    notice_forgotten: "You were away from this page for a while. To protect your account, enter it again.",
    busy: "Sending your account details…",

    mandate_sepa_debit: "By continuing, you authorise (A) {merchant} to send instructions to your bank to debit your account, and (B) your bank to debit your account in accordance with those instructions. You’re entitled to a refund from your bank under the terms and conditions of your agreement with it. A refund must be claimed within 8 weeks of the date on which your account was debited. You agree to be notified of a debit as late as 2 days before it.",
    mandate_sepa_debit_version: "sepa-en-GB-1",
    mandate_au_becs_debit: "By continuing, you make a direct debit request: you authorise {merchant} and its payment provider to debit your account through the Bulk Electronic Clearing System (BECS) for any amounts that {merchant} tells you of separately. You confirm that you’re the account holder or an authorised signatory on this account.",
    mandate_au_becs_debit_version: "becs-en-GB-1",

    stopped_wasm: "This browser blocks WebAssembly, which this form needs to protect your account. Allow it, or use another browser.",
    stopped_crash: "The bank account form has stopped working. Reload the page and enter your account again.",
    stopped_alone: "This bank account form isn’t connected to the shop’s page. Reload the page to use it.",
};
