//! German.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Sicheres Bankkontoformular",
    secured_by: "Gesichert durch {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testmodus: Nur Testkonten funktionieren, es wird nichts abgebucht",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Kontonummer",
    account_number_placeholder: "000123456",
    holder_label: "Name des Kontoinhabers",
    email_label: "E-Mail-Adresse",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Geben Sie Ihre IBAN ein.",
    reason_iban_incomplete: "Diese IBAN ist unvollständig.",
    reason_iban_country: "Konten dieses Landes können nicht belastet werden.",
    reason_iban_too_long: "Diese IBAN ist zu lang.",
    reason_iban_typo: "Prüfen Sie die IBAN: Ein Zeichen stimmt nicht.",
    reason_iban_refused: "Dieses Konto wurde nicht akzeptiert.",
    reason_bsb_missing: "Geben Sie die BSB ein.",
    reason_bsb_incomplete: "Eine BSB hat 6 Ziffern.",
    reason_bsb_too_long: "Eine BSB hat nur 6 Ziffern.",
    reason_account_number_missing: "Geben Sie die Kontonummer ein.",
    reason_account_number_incomplete: "Mindestens 5 Ziffern.",
    reason_account_number_too_long: "Höchstens 9 Ziffern.",
    reason_account_number_refused: "Das Konto wurde nicht akzeptiert.",
    reason_holder_missing: "Geben Sie den Namen des Kontoinhabers ein.",
    reason_holder_looks_like_number: "Geben Sie hier einen Namen ein, keine Nummer.",
    reason_holder_too_long: "Geben Sie den Namen wie bei Ihrer Bank ein.",
    reason_email_missing: "Geben Sie Ihre E-Mail-Adresse ein.",
    reason_email_incomplete: "Diese E-Mail-Adresse ist unvollständig.",

    notice_offline: "Sie sind offline. Ihre Angaben sind noch da. Versuchen Sie es erneut, sobald Sie wieder online sind.",
    notice_timeout: "Das dauert zu lange. Ihre Angaben sind noch da. Versuchen Sie es in einem Moment noch einmal.",
    notice_unavailable: "Der Zahlungsdienst ist gerade nicht erreichbar. Ihre Angaben sind noch da. Versuchen Sie es gleich noch einmal.",
    notice_session: "Ihre Sitzung ist abgelaufen. Ihre Angaben sind noch da. Versuchen Sie es erneut oder laden Sie die Seite neu.",
    notice_refused: "Dieses Konto wurde nicht akzeptiert. Prüfen Sie die Angaben oder wählen Sie eine andere Zahlungsart.",
    notice_cancelled: "Der Vorgang wurde vor dem Abschluss abgebrochen.",
    notice_unexpected: "Bei uns ist ein Fehler aufgetreten. Ihre Angaben sind noch da. Versuchen Sie es in einem Moment noch einmal.",
    notice_forgotten: "Sie waren eine Weile nicht hier. Geben Sie zum Schutz Ihres Kontos die Kontodaten noch einmal ein.",
    busy: "Ihre Kontodaten werden übermittelt\u{a0}…",

    mandate_sepa_debit: "Wenn Sie fortfahren, ermächtigen Sie (A) {merchant}, Zahlungen von Ihrem Konto mittels Lastschrift einzuziehen, und weisen (B) Ihr Kreditinstitut an, die von {merchant} auf Ihr Konto gezogenen Lastschriften einzulösen. Sie können innerhalb von 8 Wochen, beginnend mit dem Belastungsdatum, die Erstattung des belasteten Betrags verlangen. Es gelten dabei die mit Ihrem Kreditinstitut vereinbarten Bedingungen. Sie sind damit einverstanden, dass Ihnen eine Lastschrift spätestens 2 Tage im Voraus angekündigt wird.",
    mandate_sepa_debit_version: "sepa-de-1",
    mandate_au_becs_debit: "Wenn Sie fortfahren, erteilen Sie einen Lastschriftauftrag: Sie ermächtigen {merchant} und dessen Zahlungsdienstleister, Ihr Konto über das australische Bulk Electronic Clearing System (BECS) mit den Beträgen zu belasten, die {merchant} Ihnen gesondert mitteilt. Sie bestätigen, dass Sie Inhaber des Kontos oder dafür zeichnungsberechtigt sind.",
    mandate_au_becs_debit_version: "becs-de-1",

    stopped_wasm: "Dieser Browser blockiert WebAssembly, das dieses Formular zum Schutz Ihres Kontos benötigt. Lassen Sie es zu oder verwenden Sie einen anderen Browser.",
    stopped_crash: "Das Formular für Bankkonten funktioniert nicht mehr. Laden Sie die Seite neu und geben Sie Ihre Kontodaten noch einmal ein.",
    stopped_alone: "Dieses Bankkontoformular ist nicht mit der Seite des Shops verbunden. Laden Sie die Seite neu, um es zu verwenden.",
};
