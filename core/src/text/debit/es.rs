//! Spanish.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulario seguro de cuenta bancaria",
    secured_by: "Protegido por {gateway}",
    test_badge: "PRUEBA",
    test_badge_hint: "Modo de prueba: solo se aceptan cuentas de prueba y no se hace ningún adeudo",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Número de cuenta",
    account_number_placeholder: "000123456",
    holder_label: "Titular de la cuenta",
    email_label: "Correo electrónico",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Introduzca su IBAN.",
    reason_iban_incomplete: "Este IBAN está incompleto.",
    reason_iban_country: "No se puede adeudar en una cuenta de este país.",
    reason_iban_too_long: "Este IBAN es demasiado largo.",
    reason_iban_typo: "Revise el IBAN: hay una letra o cifra incorrecta.",
    reason_iban_refused: "Esta cuenta no se ha aceptado.",
    reason_bsb_missing: "Introduzca el código BSB.",
    reason_bsb_incomplete: "Un BSB tiene 6 cifras.",
    reason_bsb_too_long: "Un BSB solo tiene 6 cifras.",
    reason_account_number_missing: "Introduzca el número de cuenta.",
    reason_account_number_incomplete: "Introduzca al menos 5 cifras.",
    reason_account_number_too_long: "Introduzca como máximo 9 cifras.",
    reason_account_number_refused: "Esta cuenta no se ha aceptado.",
    reason_holder_missing: "Introduzca el nombre del titular de la cuenta.",
    reason_holder_looks_like_number: "Introduzca aquí un nombre, no un número.",
    reason_holder_too_long: "Introduzca el nombre tal como consta en su banco.",
    reason_email_missing: "Introduzca su correo electrónico.",
    reason_email_incomplete: "Esta dirección de correo está incompleta.",

    notice_offline: "No tiene conexión. Lo que ha escrito sigue aquí. Inténtelo de nuevo cuando la recupere.",
    notice_timeout: "Está tardando demasiado. Lo que ha escrito sigue aquí. Inténtelo de nuevo en unos instantes.",
    notice_unavailable: "No podemos conectar con el servicio de pago. Lo que ha escrito sigue aquí. Inténtelo de nuevo en unos instantes.",
    notice_session: "Su sesión ha caducado. Lo que ha escrito sigue aquí. Inténtelo de nuevo o, si no funciona, recargue la página.",
    notice_refused: "Esta cuenta no se ha aceptado. Compruebe los datos o elija otra forma de pago.",
    notice_cancelled: "La operación se canceló antes de terminar.",
    notice_unexpected: "Se ha producido un error por nuestra parte. Lo que ha escrito sigue aquí. Inténtelo de nuevo en unos instantes.",
    notice_forgotten: "Ha estado un tiempo fuera de esta página. Por seguridad, introduzca de nuevo los datos de su cuenta.",
    busy: "Enviando los datos de su cuenta…",

    mandate_sepa_debit: "Al continuar, usted autoriza (A) a {merchant} a enviar instrucciones a su entidad para adeudar su cuenta y (B) a su entidad para efectuar los adeudos en su cuenta siguiendo las instrucciones de {merchant}. Como parte de sus derechos, está legitimado al reembolso por su entidad en los términos y condiciones del contrato suscrito con ella. La solicitud de reembolso deberá efectuarse dentro de las 8 semanas que siguen a la fecha de adeudo en cuenta. Acepta que se le notifique un adeudo como muy tarde 2 días antes.",
    mandate_sepa_debit_version: "sepa-es-1",
    mandate_au_becs_debit: "Al continuar, usted presenta una solicitud de domiciliación bancaria: autoriza a {merchant} y a su proveedor de pagos a adeudar en su cuenta, a través del sistema australiano BECS (Bulk Electronic Clearing System), los importes que {merchant} le comunique por separado. Confirma que es titular de la cuenta o que tiene firma autorizada en ella.",
    mandate_au_becs_debit_version: "becs-es-1",

    stopped_wasm: "Este navegador bloquea WebAssembly, que este formulario necesita para proteger su cuenta. Permítalo o use otro navegador.",
    stopped_crash: "El formulario de cuenta bancaria ha dejado de funcionar. Recargue la página e introduzca de nuevo los datos de su cuenta.",
    stopped_alone: "Este formulario de cuenta bancaria no está conectado con la página de la tienda. Recargue la página para usarlo.",
};
