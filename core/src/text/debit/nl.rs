//! Dutch.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Beveiligd formulier voor uw bankrekening",
    secured_by: "Beveiligd door {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Testmodus: alleen testrekeningen worden geaccepteerd en er wordt niets afgeschreven",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Rekeningnummer",
    account_number_placeholder: "000123456",
    holder_label: "Naam rekeninghouder",
    email_label: "E-mailadres",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Vul uw IBAN in.",
    reason_iban_incomplete: "Deze IBAN is onvolledig.",
    reason_iban_country: "Van rekeningen in dit land kan niet worden afgeschreven.",
    reason_iban_too_long: "Deze IBAN is te lang.",
    reason_iban_typo: "Controleer de IBAN: er klopt een letter of cijfer niet.",
    reason_iban_refused: "Deze rekening is niet geaccepteerd.",
    reason_bsb_missing: "Vul de BSB in.",
    reason_bsb_incomplete: "Een BSB heeft 6 cijfers.",
    reason_bsb_too_long: "Een BSB heeft maar 6 cijfers.",
    reason_account_number_missing: "Vul het rekeningnummer in.",
    reason_account_number_incomplete: "Vul minstens 5 cijfers in.",
    reason_account_number_too_long: "Vul hoogstens 9 cijfers in.",
    reason_account_number_refused: "De rekening is niet geaccepteerd.",
    reason_holder_missing: "Vul de naam van de rekeninghouder in.",
    reason_holder_looks_like_number: "Vul hier een naam in, geen nummer.",
    reason_holder_too_long: "Vul de naam in zoals die bij uw bank bekend is.",
    reason_email_missing: "Vul uw e-mailadres in.",
    reason_email_incomplete: "Dit e-mailadres is onvolledig.",

    notice_offline: "U bent offline. Wat u hebt ingevuld, staat er nog. Probeer het opnieuw zodra u weer online bent.",
    notice_timeout: "Dit duurt te lang. Wat u hebt ingevuld, staat er nog. Probeer het zo meteen opnieuw.",
    notice_unavailable: "We kunnen de betaaldienst op dit moment niet bereiken. Wat u hebt ingevuld, staat er nog. Probeer het zo meteen opnieuw.",
    notice_session: "Uw sessie is verlopen. Wat u hebt ingevuld, staat er nog. Probeer het opnieuw of laad de pagina opnieuw als dat niet helpt.",
    notice_refused: "Deze rekening is niet geaccepteerd. Controleer de gegevens of kies een andere betaalmethode.",
    notice_cancelled: "Dit is geannuleerd voordat het klaar was.",
    notice_unexpected: "Er is bij ons iets misgegaan. Wat u hebt ingevuld, staat er nog. Probeer het zo meteen opnieuw.",
    notice_forgotten: "U bent een tijdje weg geweest. Vul voor de veiligheid van uw rekening de gegevens opnieuw in.",
    busy: "Uw rekeninggegevens worden verzonden…",

    mandate_sepa_debit: "Door verder te gaan geeft u toestemming aan (A) {merchant} om incasso-opdrachten naar uw bank te sturen om een bedrag van uw rekening af te schrijven en aan (B) uw bank om een bedrag van uw rekening af te schrijven overeenkomstig de opdracht van {merchant}. Als u het niet eens bent met een afschrijving, kunt u deze door uw bank laten terugboeken, volgens de voorwaarden van uw overeenkomst met de bank. Vraag dit aan binnen 8 weken na de datum van afschrijving. U gaat ermee akkoord dat een incasso uiterlijk 2 dagen vooraf wordt aangekondigd.",
    mandate_sepa_debit_version: "sepa-nl-1",
    mandate_au_becs_debit: "Door verder te gaan geeft u opdracht tot automatische incasso: u machtigt {merchant} en zijn betaaldienstverlener om via het Australische Bulk Electronic Clearing System (BECS) de bedragen van uw rekening af te schrijven die {merchant} u afzonderlijk meedeelt. U bevestigt dat u rekeninghouder bent of tekenbevoegd voor deze rekening.",
    mandate_au_becs_debit_version: "becs-nl-1",

    stopped_wasm: "Deze browser blokkeert WebAssembly, dat dit formulier nodig heeft om uw rekening te beschermen. Sta het toe of gebruik een andere browser.",
    stopped_crash: "Het formulier voor uw bankrekening werkt niet meer. Laad de pagina opnieuw en vul uw rekeninggegevens nog een keer in.",
    stopped_alone: "Dit bankrekeningformulier is niet verbonden met de pagina van de winkel. Laad de pagina opnieuw om het te gebruiken.",
};
