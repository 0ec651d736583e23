/** The few sentences of the list of ways to pay, per locale. */
const WORDS = {
  en: {
    legend: 'How do you want to pay?',
    card: 'Card',
    provider: 'You pay at {name} and come back here.',
    refused: 'This way to pay cannot be used now. Choose another, or try again.',
  },
  'zh-Hans': {
    legend: '请选择付款方式',
    card: '银行卡',
    provider: '您将前往 {name} 付款，完成后返回此页。',
    refused: '此付款方式暂不可用。请选择其他方式或重试。',
  },
};

/** @param {string} locale @returns {typeof WORDS.en} */
export const words = (locale) => (locale.split('-')[0] === 'zh' ? WORDS['zh-Hans'] : WORDS.en);

/** Every locale, for a test. */
export const ALL = WORDS;
