// Cards that nobody has, for a list of the page's own.

/** This month, for a card that lasts no longer. */
const now = new Date();

/** One good, one that ends this month, one that has ended. */
export const CARDS = [
  { customerPaymentMethodId: 'pm_1', brand: 'visa', last4: '4242', expMonth: 12, expYear: now.getFullYear() + 6, holder: 'Robin Quay', isDefault: true },
  { customerPaymentMethodId: 'pm_2', brand: 'mastercard', last4: '4444', expMonth: now.getMonth() + 1, expYear: now.getFullYear() },
  { customerPaymentMethodId: 'pm_3', brand: 'amex', last4: '8431', expMonth: 1, expYear: now.getFullYear() - 1 },
];

/** What a list does that cannot be had. */
export const failing = () => {
  throw Error('to be seen');
};
