'use client';
/**
 * `payseal/react`. The form is made and destroyed by an effect; whatever the page hands in anew at every drawing is read
 * when it is needed, so that no drawing makes the form anew.
 */
import {
  createContext,
  createElement,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { bind } from '../frameworks/binding.js';
import { EVENTS, optionsOf } from '../frameworks/description.js';
import { ABSENT, after, createStore, NOTHING } from '../frameworks/state.js';

/** @typedef {{ payseal: import('../index.d.ts').Payseal | null, store: ReturnType<typeof createStore> }} Place */

const PlaceContext = createContext(/** @type {Place | null} */ (null));

/** @param {string} what asks */
function usePlace(what) {
  const place = useContext(PlaceContext);
  if (!place) throw Error(`${what} must be inside a <PaysealProvider>`);
  return place;
}

/** The newest value, for what is called later. @template T @param {T} value */
function useNewest(value) {
  const newest = useRef(value);
  useInsertionEffect(() => {
    newest.current = value;
  });
  return newest;
}

/**
 * What a promise has resolved to; null before, and on a server.
 *
 * @param {import('../index.d.ts').Payseal | PromiseLike<import('../index.d.ts').Payseal> | null} given
 */
function useLoaded(given) {
  const [answer, setAnswer] = useState(/** @type {{ of?: unknown, payseal?: any, refusal?: { cause: unknown } }} */ ({}));
  const promise = given && 'then' in given ? given : null;
  useEffect(() => {
    let isCurrent = true;
    promise?.then(
      (payseal) => isCurrent && setAnswer({ of: promise, payseal }),
      (cause) => isCurrent && setAnswer({ of: promise, refusal: { cause } }),
    );
    return () => {
      isCurrent = false;
    };
  }, [promise]);
  if (!promise) return /** @type {import('../index.d.ts').Payseal | null} */ (given);
  if (answer.of !== promise) return null;
  // Misuse: for the page's error boundary.
  if (answer.refusal) throw answer.refusal.cause;
  return answer.payseal;
}

/** @param {import('./index.d.ts').PaysealProviderProps} props */
export function PaysealProvider({ payseal: given, children }) {
  const payseal = useLoaded(given);
  const [store] = useState(createStore);
  const [place, setPlace] = useState({ payseal, store });
  if (place.payseal !== payseal) setPlace({ payseal, store });
  return createElement(PlaceContext.Provider, { value: place }, children);
}

/** @param {import('./index.d.ts').PaymentElementProps} props */
export function PaymentElement(props) {
  const { payseal, store } = usePlace('<PaymentElement>');
  const spot = useRef(/** @type {HTMLDivElement | null} */ (null));
  const newest = useNewest(props);
  const binding = useRef(/** @type {ReturnType<typeof bind> | null} */ (null));
  const [isMounted, setMounted] = useState(false);

  useEffect(() => {
    if (!payseal || !spot.current) return;
    /** @type {import('../index.d.ts').PaymentElement} */
    let mine;
    const made = bind(payseal, spot.current, optionsOf(newest.current), {
      made(element) {
        mine = element;
        store.set({ ...NOTHING, element });
      },
      heard(name, event) {
        if (store.get().element === mine) store.set(after(store.get(), name, event));
        /** @type {((event: any) => void) | undefined} */ (newest.current[EVENTS[name]])?.(event);
      },
    });
    binding.current = made;
    setMounted(true);
    return () => {
      binding.current = null;
      made.end();
      setMounted(false);
      if (store.get().element === mine) store.set(NOTHING);
    };
  }, [payseal, store, newest]);

  useEffect(() => binding.current?.change(optionsOf(props)));

  const { id, className, style, fallback } = props;
  return createElement(
    Fragment,
    null,
    createElement('div', { id, className, style, ref: spot }),
    isMounted ? null : fallback,
  );
}

/** @returns {import('./index.d.ts').ElementState} */
export function usePaymentElement() {
  const { store } = usePlace('usePaymentElement()');
  return useSyncExternalStore(store.subscribe, store.get, () => NOTHING);
}

/**
 * A call of the element, with whether it is under way and what it gave last.
 *
 * @param {string} what asks
 * @param {(element: import('../index.d.ts').PaymentElement, more: any) => Promise<any>} call
 */
function useCall(what, call) {
  const { store } = usePlace(what);
  const newest = useNewest(call);
  const [state, setState] = useState(/** @type {{ busy: boolean, result: any }} */ ({ busy: false, result: null }));
  const begin = useCallback(
    /** @param {any} more */
    async (more) => {
      const { element } = store.get();
      setState((before) => ({ ...before, busy: true }));
      try {
        const result = element ? await newest.current(element, more) : ABSENT;
        setState({ busy: false, result });
        return result;
      } catch (misuse) {
        setState((before) => ({ ...before, busy: false }));
        throw misuse;
      }
    },
    [store, newest],
  );
  return { ...state, begin };
}

/** @param {import('../index.d.ts').ConfirmOptions} options */
export function useConfirm(options) {
  const { begin, busy, result } = useCall('useConfirm()', (element, more) => element.confirm({ ...options, ...more }));
  const confirm = useCallback(
    /** @param {any} [more] an event of the page, where it is the listener itself */
    (more) => begin(more?.attempt === undefined ? {} : { attempt: more.attempt }),
    [begin],
  );
  return { confirm, busy, result };
}

/** The same for a card that is saved and charged later. */
export function useCreatePaymentMethod() {
  const { begin, busy, result } = useCall('useCreatePaymentMethod()', (element) => element.createPaymentMethod());
  const createPaymentMethod = useCallback(() => begin(undefined), [begin]);
  return { createPaymentMethod, busy, result };
}
