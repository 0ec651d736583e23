//! Canadian French.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulaire de compte bancaire sécurisé",
    secured_by: "Sécurisé par {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Mode test\u{a0}: seuls les comptes de test sont acceptés et aucun montant réel n’est débité",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Numéro de compte",
    account_number_placeholder: "000123456",
    holder_label: "Nom du titulaire du compte",
    email_label: "Adresse courriel",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Entrez votre IBAN.",
    reason_iban_incomplete: "Cet IBAN est incomplet.",
    reason_iban_country: "Un compte de ce pays ne peut pas être débité.",
    reason_iban_too_long: "Cet IBAN est trop long.",
    reason_iban_typo: "Vérifiez cet IBAN\u{a0}: un caractère est erroné.",
    reason_iban_refused: "Ce compte n’a pas été accepté.",
    reason_bsb_missing: "Entrez le code BSB.",
    reason_bsb_incomplete: "Un code BSB a 6 chiffres.",
    reason_bsb_too_long: "Un code BSB n’a que 6 chiffres.",
    reason_account_number_missing: "Entrez le numéro de compte.",
    reason_account_number_incomplete: "Entrez au moins 5 chiffres.",
    reason_account_number_too_long: "Entrez au plus 9 chiffres.",
    reason_account_number_refused: "Ce compte n’a pas été accepté.",
    reason_holder_missing: "Entrez le nom du titulaire du compte.",
    reason_holder_looks_like_number: "Entrez ici un nom, pas un numéro.",
    reason_holder_too_long: "Entrez le nom tel que le connaît votre banque.",
    reason_email_missing: "Entrez votre adresse courriel.",
    reason_email_incomplete: "Cette adresse courriel est incomplète.",

    notice_offline: "Vous êtes hors ligne. Vos renseignements sont toujours là. Réessayez une fois la connexion rétablie.",
    notice_timeout: "L’opération prend trop de temps. Vos renseignements sont toujours là. Réessayez dans un instant.",
    notice_unavailable: "Le service de paiement est injoignable pour le moment. Vos renseignements sont toujours là. Réessayez dans un instant.",
    notice_session: "Votre session a expiré. Vos renseignements sont toujours là. Réessayez ou, si le problème persiste, actualisez la page.",
    notice_refused: "Ce compte n’a pas été accepté. Vérifiez les renseignements ou choisissez un autre mode de paiement.",
    notice_cancelled: "L’opération a été annulée avant la fin.",
    notice_unexpected: "Une erreur s’est produite de notre côté. Vos renseignements sont toujours là. Réessayez dans un instant.",
    notice_forgotten: "Vous avez quitté cette page pendant un certain temps. Pour protéger votre compte, entrez de nouveau ses renseignements.",
    busy: "Envoi des renseignements de votre compte…",

    mandate_sepa_debit: "En continuant, vous autorisez (A) {merchant} à envoyer des instructions à votre banque pour débiter votre compte, et (B) votre banque à débiter votre compte conformément aux instructions de {merchant}. Vous avez droit à un remboursement de la part de votre banque selon les modalités de la convention que vous avez conclue avec elle. Une demande de remboursement doit être présentée dans les 8\u{a0}semaines suivant la date de débit de votre compte. Vous acceptez d’être avisé d’un débit au plus tard 2\u{a0}jours avant celui-ci.",
    mandate_sepa_debit_version: "sepa-fr-CA-1",
    mandate_au_becs_debit: "En continuant, vous faites une demande de prélèvement\u{a0}: vous autorisez {merchant} et son fournisseur de services de paiement à débiter votre compte, par le système australien BECS (Bulk Electronic Clearing System), des montants que {merchant} vous communique séparément. Vous confirmez être titulaire de ce compte ou autorisé à signer pour celui-ci.",
    mandate_au_becs_debit_version: "becs-fr-CA-1",

    stopped_wasm: "Ce navigateur bloque WebAssembly, dont ce formulaire a besoin pour protéger votre compte. Autorisez-le ou utilisez un autre navigateur.",
    stopped_crash: "Le formulaire de compte bancaire a cessé de fonctionner. Actualisez la page et entrez de nouveau les renseignements de votre compte.",
    stopped_alone: "Ce formulaire de compte bancaire n’est pas relié à la page de la boutique. Actualisez la page pour l’utiliser.",
};
