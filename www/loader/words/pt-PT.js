// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulário seguro de cartão',
  failed: 'Não foi possível carregar o formulário de cartão.',
  retry: 'Tentar novamente',
  bank: 'Confirme junto do seu banco',
  close: 'Fechar',
  ask: 'Cancelar este pagamento?',
  stop: 'Cancelar pagamento',
  go: 'Continuar',
  unseen: 'Não vê a página do seu banco?',
  whole: 'Abrir nesta janela',
  errors: {
    offline: 'Está sem ligação à internet. O formulário de cartão será carregado automaticamente quando a ligação for restabelecida.',
    gateway_unreachable: 'De momento, não é possível aceder ao serviço de pagamento. Tente novamente dentro de momentos.',
    not_mounted: 'O formulário de cartão já não está nesta página. Recarregue a página.',
    timeout: 'Está a demorar demasiado. Tente novamente.',
    busy: 'A operação já está em curso. Aguarde um momento.',
    frame_replaced: 'O formulário foi carregado de novo. Introduza os dados do seu cartão mais uma vez.',
    frame_crashed: 'O formulário de cartão deixou de funcionar. Recarregue a página e introduza novamente os dados do seu cartão.',
    saved_cards_failed: 'Não foi possível carregar os seus cartões guardados.',
    challenge_blocked: 'A página do seu banco não pode ser apresentada aqui, pelo que abre nesta janela.',
    wasm_blocked: 'Este navegador bloqueia o WebAssembly, de que este formulário necessita para proteger o seu cartão. Permita-o ou utilize outro navegador.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Como pretende pagar?',
  card: 'Cartão',
  provider: 'Vai pagar com {name} e depois regressa aqui.',
  refused: 'De momento, este método de pagamento não está disponível. Escolha outro ou tente novamente.',
};
