// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'Formulário seguro de cartão',
  failed: 'Não foi possível carregar o formulário de cartão.',
  retry: 'Tentar de novo',
  bank: 'Confirme com seu banco',
  close: 'Fechar',
  ask: 'Cancelar este pagamento?',
  stop: 'Cancelar pagamento',
  go: 'Continuar',
  unseen: 'Não está vendo a página do seu banco?',
  whole: 'Abrir nesta janela',
  errors: {
    offline: 'Você está sem conexão. O formulário de cartão será carregado automaticamente quando a conexão voltar.',
    gateway_unreachable: 'O serviço de pagamento não está acessível no momento. Tente de novo daqui a pouco.',
    not_mounted: 'O formulário de cartão não está mais nesta página. Recarregue a página.',
    timeout: 'Está demorando demais. Tente de novo.',
    busy: 'A operação já está em andamento. Aguarde um momento.',
    frame_replaced: 'O formulário foi carregado de novo. Digite os dados do cartão mais uma vez.',
    frame_crashed: 'O formulário de cartão parou de funcionar. Recarregue a página e digite os dados do cartão de novo.',
    saved_cards_failed: 'Não foi possível carregar seus cartões salvos.',
    challenge_blocked: 'A página do seu banco não pode ser exibida aqui, por isso ela abre nesta janela.',
    wasm_blocked: 'Este navegador bloqueia o WebAssembly, de que este formulário precisa para proteger seu cartão. Permita-o ou use outro navegador.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'Como você quer pagar?',
  card: 'Cartão',
  provider: 'Você pagará com {name} e depois voltará para cá.',
  refused: 'Esta forma de pagamento não está disponível no momento. Escolha outra ou tente de novo.',
};
