/** The few sentences of the list of ways to pay, per locale. */
import { pick } from './locale.js';

const WORDS = {
  en: {
    legend: 'How would you like to pay?',
    card: 'Card',
    provider: 'You’ll pay with {name}, then come back here.',
    refused: 'This way to pay isn’t available right now. Choose another, or try again.',
  },
  'zh-Hans': {
    legend: '请选择付款方式',
    card: '银行卡',
    provider: '您将前往 {name} 付款，完成后返回此页。',
    refused: '此付款方式暂不可用。请选择其他方式，或重试。',
  },
};

/** @param {string} locale @returns {typeof WORDS.en} */
export const words = (locale) => pick(WORDS, locale);

/** Every locale, for a test. */
export const ALL = WORDS;
