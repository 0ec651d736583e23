// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: '안전한 카드 정보 입력 양식',
  failed: '카드 입력 양식을 불러오지 못했습니다.',
  retry: '다시 시도',
  bank: '카드사 본인 인증',
  close: '닫기',
  ask: '이 결제를 취소하시겠습니까?',
  stop: '결제 취소',
  go: '인증 계속하기',
  unseen: '카드사 페이지가 보이지 않으신가요?',
  whole: '이 창에서 열기',
  errors: {
    offline: '인터넷에 연결되어 있지 않습니다. 다시 연결되면 카드 입력 양식이 자동으로 표시됩니다.',
    gateway_unreachable: '지금은 결제 서비스에 연결할 수 없습니다. 잠시 후 다시 시도해 주세요.',
    not_mounted: '카드 입력 양식이 이 페이지에 더 이상 없습니다. 페이지를 새로고침해 주세요.',
    timeout: '시간이 너무 오래 걸리고 있습니다. 다시 시도해 주세요.',
    busy: '이미 처리 중입니다. 잠시 기다려 주세요.',
    frame_replaced: '양식을 다시 불러왔습니다. 카드 정보를 다시 입력해 주세요.',
    frame_crashed: '카드 입력 양식이 작동을 멈췄습니다. 페이지를 새로고침하고 카드 정보를 다시 입력해 주세요.',
    saved_cards_failed: '저장된 카드를 불러오지 못했습니다.',
    challenge_blocked: '카드사 페이지를 여기에 표시할 수 없어 이 창에서 엽니다.',
    wasm_blocked: '이 브라우저에서 카드 보호에 필요한 WebAssembly가 차단되어 있습니다. 허용하거나 다른 브라우저를 사용해 주세요.',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '결제 수단을 선택해 주세요',
  card: '카드',
  provider: '{name}에서 결제한 후 이 페이지로 돌아옵니다.',
  refused: '지금은 이 결제 수단을 사용할 수 없습니다. 다른 수단을 선택하거나 다시 시도해 주세요.',
};
