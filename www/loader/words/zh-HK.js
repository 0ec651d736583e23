// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: '付款卡安全表格',
  failed: '未能載入付款卡表格。',
  retry: '再試一次',
  bank: '請向銀行確認',
  close: '關閉',
  ask: '要取消這筆付款嗎？',
  stop: '取消付款',
  go: '繼續',
  unseen: '看不到銀行的頁面？',
  whole: '在此視窗開啟',
  errors: {
    offline: '您目前處於離線狀態。恢復連線後，付款卡表格會自動載入。',
    gateway_unreachable: '暫時未能連接付款服務，請稍後再試。',
    not_mounted: '此頁面已沒有付款卡表格，請重新載入頁面。',
    timeout: '等候時間過長，請再試一次。',
    busy: '正在處理中，請稍候。',
    frame_replaced: '表格已重新載入，請再次輸入卡資料。',
    frame_crashed: '付款卡表格已停止運作。請重新載入頁面，並再次輸入卡資料。',
    saved_cards_failed: '未能載入您已儲存的付款卡。',
    challenge_blocked: '銀行的頁面未能在此顯示，將於此視窗開啟。',
    wasm_blocked: '此瀏覽器封鎖了 WebAssembly，而本表格需要它來保護您的付款卡。請允許使用，或改用其他瀏覽器。',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '請選擇付款方式',
  card: '信用卡／扣賬卡',
  provider: '您將前往 {name} 付款，完成後返回此頁。',
  refused: '此付款方式暫時未能使用。請選擇其他方式，或再試一次。',
};
