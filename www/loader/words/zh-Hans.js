// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** What the loader itself says in this locale. */
export const WORDS = {
  title: '银行卡安全表单',
  failed: '银行卡表单加载失败。',
  retry: '重试',
  bank: '请完成银行验证',
  close: '关闭',
  ask: '要取消此次付款吗？',
  stop: '取消付款',
  go: '继续验证',
  unseen: '看不到银行页面？',
  whole: '在此窗口打开',
  errors: {
    offline: '您已离线。恢复联网后，表单会自动加载。',
    gateway_unreachable: '暂时无法连接支付服务，请稍后重试。',
    not_mounted: '此页面上已没有银行卡表单，请刷新页面后重试。',
    timeout: '等待时间过长，请稍后重试。',
    busy: '正在处理，请稍候。',
    frame_replaced: '银行卡表单已重新加载，请重新填写。',
    frame_crashed: '银行卡表单已停止工作。请刷新页面后重新填写。',
    saved_cards_failed: '未能加载您已保存的银行卡。',
    challenge_blocked: '银行页面无法在此处显示，将在此窗口打开。',
    wasm_blocked: '此浏览器禁用了 WebAssembly，而本表单需要它来保护您的银行卡信息。请启用 WebAssembly，或换用其他浏览器。',
  },
};

/** What the list of ways to pay says. */
export const METHODS = {
  legend: '请选择付款方式',
  card: '银行卡',
  provider: '您将前往 {name} 付款，完成后返回此页。',
  refused: '此付款方式暂不可用。请选择其他方式，或重试。',
};
