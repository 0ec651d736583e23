// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: 'カード情報の安全な入力フォーム',
  failed: 'カード入力フォームを読み込めませんでした。',
  retry: 'もう一度試す',
  bank: 'カード会社の本人認証',
  close: '閉じる',
  ask: 'このお支払いをキャンセルしますか？',
  stop: 'お支払いをキャンセル',
  go: '認証を続ける',
  unseen: 'カード会社のページが表示されませんか？',
  whole: 'このウィンドウで開く',
  errors: {
    offline: 'オフラインです。接続が回復すると、カード入力フォームは自動的に読み込まれます。',
    gateway_unreachable: '現在、決済サービスに接続できません。少し待ってから、もう一度お試しください。',
    not_mounted: 'カード入力フォームがこのページに見つかりません。ページを再読み込みしてください。',
    timeout: '応答に時間がかかっています。もう一度お試しください。',
    busy: 'すでに処理中です。少しお待ちください。',
    frame_replaced: 'フォームが再度読み込まれました。カード情報をもう一度入力してください。',
    frame_crashed: 'カード入力フォームが停止しました。ページを再読み込みして、カード情報をもう一度入力してください。',
    saved_cards_failed: '保存済みのカードを読み込めませんでした。',
    challenge_blocked: 'カード会社のページをここに表示できないため、このウィンドウで開きます。',
    wasm_blocked: 'このブラウザでは、カード情報の保護に必要なWebAssemblyがブロックされています。許可していただくか、別のブラウザをご利用ください。',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: 'お支払い方法をお選びください',
  card: 'カード',
  provider: '{name}でお支払い後、このページに戻ります。',
  refused: 'このお支払い方法は現在ご利用いただけません。別の方法をお選びいただくか、もう一度お試しください。',
};
