//! Spanish of Latin America.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulario seguro de cuenta bancaria",
    secured_by: "Protegido por {gateway}",
    test_badge: "PRUEBA",
    test_badge_hint: "Modo de prueba: solo se aceptan cuentas de prueba y no se debita nada",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Número de cuenta",
    account_number_placeholder: "000123456",
    holder_label: "Titular de la cuenta",
    email_label: "Correo electrónico",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Ingresa tu IBAN.",
    reason_iban_incomplete: "Este IBAN está incompleto.",
    reason_iban_country: "No se puede debitar una cuenta de este país.",
    reason_iban_too_long: "Este IBAN es demasiado largo.",
    reason_iban_typo: "Revisa el IBAN: hay una letra o dígito incorrecto.",
    reason_iban_refused: "No se aceptó esta cuenta.",
    reason_bsb_missing: "Ingresa el código BSB.",
    reason_bsb_incomplete: "Un BSB tiene 6 dígitos.",
    reason_bsb_too_long: "Un BSB solo tiene 6 dígitos.",
    reason_account_number_missing: "Ingresa el número de cuenta.",
    reason_account_number_incomplete: "Ingresa al menos 5 dígitos.",
    reason_account_number_too_long: "Ingresa como máximo 9 dígitos.",
    reason_account_number_refused: "No se aceptó esta cuenta.",
    reason_holder_missing: "Ingresa el nombre del titular de la cuenta.",
    reason_holder_looks_like_number: "Ingresa aquí un nombre, no un número.",
    reason_holder_too_long: "Ingresa el nombre como está en tu banco.",
    reason_email_missing: "Ingresa tu correo electrónico.",
    reason_email_incomplete: "Este correo electrónico está incompleto.",

    notice_offline: "No tienes conexión. Lo que escribiste sigue aquí. Intenta de nuevo cuando te vuelvas a conectar.",
    notice_timeout: "Esto está tardando demasiado. Lo que escribiste sigue aquí. Intenta de nuevo en un momento.",
    notice_unavailable: "No podemos conectarnos con el servicio de pagos. Lo que escribiste sigue aquí. Intenta de nuevo en un momento.",
    notice_session: "Tu sesión expiró. Lo que escribiste sigue aquí. Intenta de nuevo o, si no funciona, vuelve a cargar la página.",
    notice_refused: "No se aceptó esta cuenta. Revisa los datos o elige otra forma de pago.",
    notice_cancelled: "La operación se canceló antes de terminar.",
    notice_unexpected: "Ocurrió un error de nuestro lado. Lo que escribiste sigue aquí. Intenta de nuevo en un momento.",
    notice_forgotten: "Estuviste un tiempo fuera de esta página. Para proteger tu cuenta, ingresa otra vez sus datos.",
    busy: "Enviando los datos de tu cuenta…",

    mandate_sepa_debit: "Al continuar, autorizas (A) a {merchant} a enviar instrucciones a tu banco para debitar tu cuenta y (B) a tu banco a debitar tu cuenta conforme a esas instrucciones. Tienes derecho a que tu banco te reembolse según los términos y condiciones de tu contrato con él. El reembolso debe solicitarse dentro de las 8 semanas siguientes a la fecha en que se debitó tu cuenta. Aceptas que se te avise de un débito a más tardar 2 días antes.",
    mandate_sepa_debit_version: "sepa-es-419-1",
    mandate_au_becs_debit: "Al continuar, haces una solicitud de débito directo: autorizas a {merchant} y a su proveedor de pagos a debitar de tu cuenta, mediante el sistema australiano BECS (Bulk Electronic Clearing System), los montos que {merchant} te comunique por separado. Confirmas que eres titular de la cuenta o que tienes firma autorizada en ella.",
    mandate_au_becs_debit_version: "becs-es-419-1",

    stopped_wasm: "Este navegador bloquea WebAssembly, que este formulario necesita para proteger tu cuenta. Permítelo o usa otro navegador.",
    stopped_crash: "El formulario de cuenta bancaria dejó de funcionar. Vuelve a cargar la página e ingresa otra vez los datos de tu cuenta.",
    stopped_alone: "Este formulario de cuenta bancaria no está conectado con la página de la tienda. Vuelve a cargar la página para usarlo.",
};
