//! Latvian.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Droša bankas konta veidlapa",
    secured_by: "Aizsargā {gateway}",
    test_badge: "TESTS",
    test_badge_hint: "Testa režīms: tiek pieņemti tikai testa konti, un nekas netiek norakstīts",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Konta numurs",
    account_number_placeholder: "000123456",
    holder_label: "Konta īpašnieka vārds",
    email_label: "E-pasta adrese",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Ievadiet savu IBAN.",
    reason_iban_incomplete: "Šis IBAN nav pilnīgs.",
    reason_iban_country: "No šīs valsts konta nevar norakstīt līdzekļus.",
    reason_iban_too_long: "Šis IBAN ir pārāk garš.",
    reason_iban_typo: "Pārbaudiet IBAN: kāds burts vai cipars nav pareizs.",
    reason_iban_refused: "Šis konts netika pieņemts.",
    reason_bsb_missing: "Ievadiet BSB kodu.",
    reason_bsb_incomplete: "BSB kodam ir 6 cipari.",
    reason_bsb_too_long: "BSB kodam ir tikai 6 cipari.",
    reason_account_number_missing: "Ievadiet konta numuru.",
    reason_account_number_incomplete: "Ievadiet vismaz 5 ciparus.",
    reason_account_number_too_long: "Ievadiet ne vairāk kā 9 ciparus.",
    reason_account_number_refused: "Šis konts netika pieņemts.",
    reason_holder_missing: "Ievadiet konta īpašnieka vārdu un uzvārdu.",
    reason_holder_looks_like_number: "Šeit ievadiet vārdu, nevis numuru.",
    reason_holder_too_long: "Ievadiet vārdu, kā tas norādīts bankā.",
    reason_email_missing: "Ievadiet savu e-pasta adresi.",
    reason_email_incomplete: "Šī e-pasta adrese nav pilnīga.",

    notice_offline: "Nav interneta savienojuma. Ievadītie dati joprojām ir šeit. Mēģiniet vēlreiz, kad savienojums atjaunosies.",
    notice_timeout: "Tas aizņem pārāk ilgu laiku. Ievadītie dati joprojām ir šeit. Pēc brīža mēģiniet vēlreiz.",
    notice_unavailable: "Pašlaik nevar sazināties ar maksājumu pakalpojumu. Ievadītie dati joprojām ir šeit. Pēc brīža mēģiniet vēlreiz.",
    notice_session: "Jūsu sesija ir beigusies. Ievadītie dati joprojām ir šeit. Mēģiniet vēlreiz vai, ja tas nepalīdz, atkārtoti ielādējiet lapu.",
    notice_refused: "Šis konts netika pieņemts. Pārbaudiet datus vai izvēlieties citu maksājuma veidu.",
    notice_cancelled: "Darbība tika atcelta, pirms tā bija pabeigta.",
    notice_unexpected: "Mūsu pusē radās kļūda. Ievadītie dati joprojām ir šeit. Pēc brīža mēģiniet vēlreiz.",
    notice_forgotten: "Jūs kādu laiku bijāt prom. Lai konts būtu drošībā, ievadiet tā datus vēlreiz.",
    busy: "Nosūtām konta datus…",

    mandate_sepa_debit: "Turpinot jūs pilnvarojat (A) saņēmēju {merchant} nosūtīt norādījumus jūsu bankai debetēt jūsu kontu un (B) savu banku debetēt jūsu kontu saskaņā ar šiem norādījumiem. Jums ir tiesības uz naudas atmaksu no savas bankas atbilstoši ar to noslēgtā līguma noteikumiem. Atmaksa jāpieprasa 8 nedēļu laikā no dienas, kad jūsu konts tika debetēts. Jūs piekrītat, ka par debetēšanu jums paziņos vēlākais 2 dienas iepriekš.",
    mandate_sepa_debit_version: "sepa-lv-1",
    mandate_au_becs_debit: "Turpinot jūs iesniedzat tiešā debeta pieprasījumu: jūs pilnvarojat saņēmēju {merchant} un tā maksājumu pakalpojumu sniedzēju debetēt jūsu kontu Austrālijas sistēmā BECS (Bulk Electronic Clearing System) par summām, ko saņēmējs jums paziņo atsevišķi. Jūs apstiprināt, ka esat konta īpašnieks vai pilnvarotais parakstītājs.",
    mandate_au_becs_debit_version: "becs-lv-1",

    stopped_wasm: "Šī pārlūkprogramma bloķē WebAssembly, kas veidlapai nepieciešams jūsu konta aizsardzībai. Atļaujiet to vai izmantojiet citu pārlūkprogrammu.",
    stopped_crash: "Bankas konta veidlapa pārstāja darboties. Atkārtoti ielādējiet lapu un vēlreiz ievadiet konta datus.",
    stopped_alone: "Šī bankas konta veidlapa nav savienota ar veikala lapu. Lai to izmantotu, atkārtoti ielādējiet lapu.",
};
