// Generated from core/src/text by `cargo xtask gen`; do not edit.
/** The few sentences that the loader shows itself, per locale. */
export const TITLES = {
  "en": {
    title: "Secure card form",
    failed: "The card form could not be loaded.",
    retry: "Try again",
    timeout: "This is taking too long. Your card has not been saved. Try again in a moment.",
  },
  "zh-Hans": {
    title: "安全银行卡表单",
    failed: "银行卡表单加载失败。",
    retry: "重试",
    timeout: "等待时间过长，银行卡尚未保存。请稍后重试。",
  },
};
