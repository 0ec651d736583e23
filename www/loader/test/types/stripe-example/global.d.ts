// What the script in a page sets.
declare const Stripe: import('@stripe/stripe-js').StripeConstructor;
