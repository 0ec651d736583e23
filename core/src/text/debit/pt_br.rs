//! Brazilian Portuguese.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Formulário seguro de conta bancária",
    secured_by: "Protegido por {gateway}",
    test_badge: "TESTE",
    test_badge_hint: "Modo de teste: só são aceitas contas de teste e nada é debitado",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Número da conta",
    account_number_placeholder: "000123456",
    holder_label: "Nome do titular da conta",
    email_label: "E-mail",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Digite seu IBAN.",
    reason_iban_incomplete: "Este IBAN está incompleto.",
    reason_iban_country: "Contas deste país não podem ser debitadas.",
    reason_iban_too_long: "Este IBAN é longo demais.",
    reason_iban_typo: "Confira o IBAN: uma letra ou dígito está errado.",
    reason_iban_refused: "Esta conta não foi aceita.",
    reason_bsb_missing: "Digite o código BSB.",
    reason_bsb_incomplete: "Um BSB tem 6 dígitos.",
    reason_bsb_too_long: "Um BSB tem só 6 dígitos.",
    reason_account_number_missing: "Digite o número da conta.",
    reason_account_number_incomplete: "Digite pelo menos 5 dígitos.",
    reason_account_number_too_long: "Digite no máximo 9 dígitos.",
    reason_account_number_refused: "Esta conta não foi aceita.",
    reason_holder_missing: "Digite o nome do titular da conta.",
    reason_holder_looks_like_number: "Digite um nome aqui, e não um número.",
    reason_holder_too_long: "Digite o nome como está no seu banco.",
    reason_email_missing: "Digite seu e-mail.",
    reason_email_incomplete: "Este e-mail está incompleto.",

    notice_offline: "Você está sem conexão. O que você digitou continua aqui. Tente de novo quando a conexão voltar.",
    notice_timeout: "Está demorando demais. O que você digitou continua aqui. Tente de novo daqui a pouco.",
    notice_unavailable: "Não foi possível acessar o serviço de pagamento. O que você digitou continua aqui. Tente de novo daqui a pouco.",
    notice_session: "Sua sessão expirou. O que você digitou continua aqui. Tente de novo ou, se não adiantar, recarregue a página.",
    notice_refused: "Esta conta não foi aceita. Confira os dados ou escolha outra forma de pagamento.",
    notice_cancelled: "A operação foi cancelada antes de terminar.",
    notice_unexpected: "Ocorreu um erro do nosso lado. O que você digitou continua aqui. Tente de novo daqui a pouco.",
    notice_forgotten: "Você ficou um tempo fora desta página. Para proteger sua conta, digite os dados dela de novo.",
    busy: "Enviando os dados da sua conta…",

    mandate_sepa_debit: "Ao continuar, você autoriza (A) {merchant} a enviar instruções ao seu banco para debitar sua conta e (B) seu banco a debitar sua conta de acordo com essas instruções. Você tem direito a reembolso pelo seu banco, nos termos e condições do contrato com ele. O reembolso deve ser solicitado em até 8 semanas, contadas da data do débito em sua conta. Você concorda em ser avisado de um débito até 2 dias antes dele.",
    mandate_sepa_debit_version: "sepa-pt-BR-1",
    mandate_au_becs_debit: "Ao continuar, você faz uma solicitação de débito direto: autoriza {merchant} e seu provedor de pagamentos a debitar da sua conta, pelo sistema australiano BECS (Bulk Electronic Clearing System), os valores que {merchant} informar separadamente. Você confirma que é titular da conta ou que tem poderes para assinar por ela.",
    mandate_au_becs_debit_version: "becs-pt-BR-1",

    stopped_wasm: "Este navegador bloqueia o WebAssembly, de que este formulário precisa para proteger sua conta. Permita-o ou use outro navegador.",
    stopped_crash: "O formulário de conta bancária parou de funcionar. Recarregue a página e digite os dados da conta de novo.",
    stopped_alone: "Este formulário de conta bancária não está conectado à página da loja. Recarregue a página para usá-lo.",
};
