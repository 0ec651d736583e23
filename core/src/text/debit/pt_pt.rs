//! Portuguese.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulário seguro de conta bancária",
    secured_by: "Protegido por {gateway}",
    test_badge: "TESTE",
    test_badge_hint: "Modo de teste: só são aceites contas de teste e nada é debitado",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Número de conta",
    account_number_placeholder: "000123456",
    holder_label: "Nome do titular da conta",
    email_label: "E-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Introduza o seu IBAN.",
    reason_iban_incomplete: "Este IBAN está incompleto.",
    reason_iban_country: "Não é possível debitar contas deste país.",
    reason_iban_too_long: "Este IBAN é demasiado longo.",
    reason_iban_typo: "Verifique o IBAN: há uma letra ou algarismo errado.",
    reason_iban_refused: "Esta conta não foi aceite.",
    reason_bsb_missing: "Introduza o código BSB.",
    reason_bsb_incomplete: "Um BSB tem 6 algarismos.",
    reason_bsb_too_long: "Um BSB só tem 6 algarismos.",
    reason_account_number_missing: "Introduza o número de conta.",
    reason_account_number_incomplete: "Pelo menos 5 algarismos.",
    reason_account_number_too_long: "No máximo 9 algarismos.",
    reason_account_number_refused: "Esta conta não foi aceite.",
    reason_holder_missing: "Introduza o nome do titular da conta.",
    reason_holder_looks_like_number: "Introduza aqui um nome, não um número.",
    reason_holder_too_long: "Introduza o nome tal como está no seu banco.",
    reason_email_missing: "Introduza o seu e-mail.",
    reason_email_incomplete: "Este e-mail está incompleto.",

    notice_offline: "Está sem ligação à internet. O que introduziu continua aqui. Tente novamente quando a ligação voltar.",
    notice_timeout: "Está a demorar demasiado. O que introduziu continua aqui. Tente novamente dentro de momentos.",
    notice_unavailable: "O serviço de pagamentos está inacessível. O que introduziu continua aqui. Tente novamente dentro de momentos.",
    notice_session: "A sua sessão expirou. O que introduziu continua aqui. Tente novamente ou, se não resultar, recarregue a página.",
    notice_refused: "Esta conta não foi aceite. Verifique os dados ou escolha outra forma de pagamento.",
    notice_cancelled: "A operação foi cancelada antes de terminar.",
    notice_unexpected: "Ocorreu um erro do nosso lado. O que introduziu continua aqui. Tente novamente dentro de momentos.",
    notice_forgotten: "Esteve algum tempo fora desta página. Para proteger a sua conta, introduza novamente os respetivos dados.",
    busy: "A enviar os dados da sua conta…",

    mandate_sepa_debit: "Ao continuar, está a autorizar (A) {merchant} a enviar instruções ao seu banco para debitar a sua conta e (B) o seu banco a debitar a sua conta, de acordo com as instruções de {merchant}. Os seus direitos incluem a possibilidade de exigir do seu banco o reembolso do montante debitado, nos termos e condições do acordo estabelecido com o seu banco. O reembolso deve ser solicitado até um prazo de 8 semanas, a contar da data do débito na sua conta. Aceita ser avisado de um débito, o mais tardar, 2 dias antes.",
    mandate_sepa_debit_version: "sepa-pt-PT-1",
    mandate_au_becs_debit: "Ao continuar, faz um pedido de débito direto: autoriza {merchant} e o seu prestador de serviços de pagamento a debitar na sua conta, através do sistema australiano BECS (Bulk Electronic Clearing System), os montantes que {merchant} lhe comunicar em separado. Confirma que é titular da conta ou que tem poderes para a movimentar.",
    mandate_au_becs_debit_version: "becs-pt-PT-1",

    stopped_wasm: "Este navegador bloqueia o WebAssembly, de que este formulário necessita para proteger a sua conta. Permita-o ou utilize outro navegador.",
    stopped_crash: "O formulário de conta bancária deixou de funcionar. Recarregue a página e introduza novamente os dados da sua conta.",
    stopped_alone: "Este formulário de conta bancária não está ligado à página da loja. Recarregue a página para o utilizar.",
};
