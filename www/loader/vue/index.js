/**
 * `payseal/vue`: the sealed form as a component.
 */
import { computed, defineComponent, h, onActivated, onBeforeUnmount, onDeactivated, onMounted, ref, shallowRef, watch } from 'vue';

import { bind } from '../frameworks/binding.js';
import { EVENTS, OPTIONS, optionsOf } from '../frameworks/description.js';
import { ABSENT, after, NOTHING } from '../frameworks/state.js';

/** @typedef {import('../frameworks/description.d.ts').ElementState} ElementState */
/** @typedef {import('../index.d.ts').PaymentElement} Element */

/** Any value: the element itself checks it, and a `Boolean` would be made of what is absent. */
const ANY = { type: /** @type {any} */ (null), default: undefined };

export const PaymentElement = defineComponent({
  name: 'PaymentElement',
  inheritAttrs: false,
  props: {
    payseal: ANY,
    complete: { type: Boolean, default: false },
    ...Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, ANY])),
  },
  emits: [...Object.keys(EVENTS), 'update:complete', 'lost'],

  setup(/** @type {any} */ props, { attrs, emit, expose, slots }) {
    const spot = ref(/** @type {HTMLElement | null} */ (null));
    const state = shallowRef(NOTHING);
    const busy = ref(false);
    /** @type {import('../index.d.ts').Payseal | null} */
    let payseal = null;
    /** @type {ReturnType<typeof bind> | undefined} */
    let binding;

    /** @param {ElementState} next */
    const show = (next) => {
      const { complete } = state.value;
      state.value = next;
      if (next.complete !== complete) emit('update:complete', next.complete);
    };

    const begin = () => {
      if (!payseal || !spot.value || binding) return;
      binding = bind(payseal, spot.value, optionsOf(props), {
        made: (element) => show({ ...NOTHING, element }),
        heard(name, event) {
          show(after(state.value, name, event));
          emit(name, event);
        },
      });
    };

    const end = () => {
      binding?.end();
      binding = undefined;
      show(NOTHING);
    };

    onMounted(() => {
      watch(
        () => props.payseal,
        async (given, _, onCleanup) => {
          let isCurrent = true;
          onCleanup(() => {
            isCurrent = false;
          });
          end();
          payseal = null;
          const loaded = given && 'then' in given ? await given : given;
          if (!isCurrent) return;
          payseal = loaded;
          begin();
        },
        { immediate: true },
      );
      watch(
        () => optionsOf(props),
        (options) => binding?.change(options),
      );
    });
    onBeforeUnmount(() => {
      payseal = null;
      end();
    });

    // What is kept alive leaves the document meanwhile, and a frame that leaves it forgets everything.
    onDeactivated(() => {
      const { empty, selected, consent } = state.value;
      end();
      if (!empty || selected) emit('lost', { typed: !empty, selected, consent });
    });
    onActivated(begin);

    /** @param {(element: Element) => Promise<any>} act */
    const call = async (act) => {
      const { element } = state.value;
      if (!element) return ABSENT;
      busy.value = true;
      try {
        return await act(element);
      } finally {
        busy.value = false;
      }
    };

    /** @type {(name: keyof ElementState) => import('vue').ComputedRef<any>} */
    const member = (name) => computed(() => state.value[name]);
    expose({
      ...Object.fromEntries(Object.keys(NOTHING).map((name) => [name, member(/** @type {keyof ElementState} */ (name))])),
      busy,
      /** @param {import('../index.d.ts').ConfirmOptions} options */
      confirm: (options) => call((element) => element.confirm(options)),
      createPaymentMethod: () => call((element) => element.createPaymentMethod()),
    });

    return () => [h('div', { ...attrs, ref: spot }), state.value.element ? null : slots.fallback?.()];
  },
});
