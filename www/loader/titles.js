// Generated from core/src/text by `cargo xtask gen`; do not edit.

/** The few sentences that the loader itself shows or hands over, per locale. */
export const TITLES = {
  en: {
    title: 'Secure card form',
    failed: 'The card form could not be loaded.',
    retry: 'Try again',
  },
  'zh-Hans': {
    title: '安全银行卡表单',
    failed: '银行卡表单加载失败。',
    retry: '重试',
  },
};
