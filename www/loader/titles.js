// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** The few sentences that the loader itself shows or hands over, per locale. */
export const TITLES = {
  en: {
    title: 'Secure card form',
    failed: 'The card form could not be loaded.',
    retry: 'Try again',
    bank: 'Confirm with your bank',
    close: 'Close',
    ask: 'Stop here? The payment will not be made.',
    stop: 'Stop',
    go: 'Go on',
    mandate: 979,
    consent: 986,
  },
  'zh-Hans': {
    title: '安全银行卡表单',
    failed: '银行卡表单加载失败。',
    retry: '重试',
    bank: '请在银行页面确认',
    close: '关闭',
    ask: '要就此停止吗？付款将不会完成。',
    stop: '停止',
    go: '继续',
    mandate: 568,
    consent: 620,
  },
};
