// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: '信用卡安全表單',
  failed: '無法載入信用卡表單。',
  retry: '再試一次',
  bank: '請完成銀行驗證',
  close: '關閉',
  ask: '要取消這筆付款嗎？',
  stop: '取消付款',
  go: '繼續驗證',
  unseen: '看不到銀行頁面嗎？',
  whole: '在此視窗開啟',
  errors: {
    offline: '您目前離線。恢復連線後，信用卡表單會自動載入。',
    gateway_unreachable: '目前無法連線至付款服務，請稍後再試。',
    not_mounted: '此頁面上已無信用卡表單，請重新整理頁面。',
    timeout: '等候時間過長，請再試一次。',
    busy: '正在處理中，請稍候。',
    frame_replaced: '表單已重新載入，請再次輸入卡片資料。',
    frame_crashed: '信用卡表單已停止運作。請重新整理頁面，並再次輸入卡片資料。',
    saved_cards_failed: '無法載入您儲存的卡片。',
    challenge_blocked: '銀行頁面無法在此處顯示，將在此視窗開啟。',
    wasm_blocked: '此瀏覽器封鎖了 WebAssembly，而本表單需要它來保護您的卡片。請允許使用，或改用其他瀏覽器。',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '請選擇付款方式',
  card: '信用卡／簽帳金融卡',
  provider: '您將前往 {name} 付款，完成後返回此頁。',
  refused: '此付款方式目前無法使用。請選擇其他方式，或再試一次。',
};
