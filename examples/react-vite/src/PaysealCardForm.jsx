import { useEffect, useImperativeHandle, useRef } from 'react';

/**
 * The sealed card form as a component. It is mounted when the component is, destroyed when the
 * component goes, and its `ref` has `createPaymentMethod()`, `focus()` and `clear()`.
 */
export function PaysealCardForm({ payseal, locale, theme = 'auto', onChange, onTrouble, ref }) {
  const spot = useRef(null);
  const element = useRef(null);
  // The newest callbacks and look, without mounting the form again when they change.
  const now = useRef({});
  now.current = { locale, theme, onChange, onTrouble };

  useEffect(() => {
    const mine = payseal.createPaymentElement({
      mode: 'setup',
      sessionToken: '/api/session-token',
      locale: now.current.locale,
      appearance: { theme: now.current.theme },
    });
    mine.on('change', (state) => now.current.onChange?.(state));
    mine.on('error', (error) => now.current.onTrouble?.(error));
    mine.on('loaderror', (error) => now.current.onTrouble?.(error));
    mine.mount(spot.current);
    element.current = mine;
    return () => mine.destroy();
  }, [payseal]);

  useEffect(() => element.current.update({ locale, appearance: { theme } }), [locale, theme]);

  useImperativeHandle(
    ref,
    () => ({
      createPaymentMethod: () => element.current.createPaymentMethod(),
      focus: (field) => element.current.focus(field),
      clear: () => element.current.clear(),
    }),
    [],
  );

  return <div id="payseal" ref={spot} />;
}
