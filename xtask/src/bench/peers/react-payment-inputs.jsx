import { createRoot } from 'react-dom/client';
import found from 'react-payment-inputs/lib/usePaymentInputs.js';

// A CommonJS module: what it exports is one level further down in some bundlers.
const usePaymentInputs = found.default ?? found;

function CardForm() {
  const { getCardNumberProps, getExpiryDateProps, getCVCProps, meta } = usePaymentInputs();
  return (
    <form>
      <p><label htmlFor="number">Card number</label><input id="number" {...getCardNumberProps({ autoComplete: 'cc-number' })} /></p>
      <p><label htmlFor="expiry">Expiry</label><input id="expiry" {...getExpiryDateProps()} /></p>
      <p><label htmlFor="cvc">Security code</label><input id="cvc" {...getCVCProps()} /></p>
      <p role="alert">{meta.isTouched && meta.error}</p>
    </form>
  );
}
createRoot(document.querySelector('#card')).render(<CardForm />);
