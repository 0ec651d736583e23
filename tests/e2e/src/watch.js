// Put first into every document of a test: keeps what a curious page could see, and what a
// browser complains about. It changes no behaviour of the page.
(() => {
  'use strict';
  // A part of a page that was loaded into it brings its own.
  if (window.__watch) return;
  const records = {
    messages: [], // data of every message that reached a window or a port of this document
    console: [], // what was written to the console
    errors: [], // uncaught errors and rejections
    violations: [], // content security policy
    channels: 0, // MessageChannels made here and not closed by anyone
    listeners: [], // listeners on this window and its document that are still there
  };
  // Told to the tap at once, so that leaving the page does not lose it.
  const complain = (kind, text) => {
    navigator.sendBeacon('/.watch.report', `${kind}: ${text} (${location.pathname})`);
  };
  const plain = (value) => {
    try {
      return typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };

  for (const level of ['log', 'info', 'debug', 'warn', 'error', 'trace']) {
    const original = console[level];
    console[level] = function (...args) {
      const text = args.map(plain).join(' ');
      records.console.push({ level, text });
      if (level === 'error' || level === 'warn') complain(`console.${level}`, text);
      return original.apply(this, args);
    };
  }

  const nativeAdd = EventTarget.prototype.addEventListener;
  const nativeRemove = EventTarget.prototype.removeEventListener;
  const captureOf = (options) =>
    typeof options === 'object' && options !== null ? !!options.capture : !!options;
  const forget = (target, type, fn, capture) => {
    const at = records.listeners.findIndex((kept) =>
      kept.target === target && kept.type === type && kept.fn === fn && kept.capture === capture);
    if (at >= 0) records.listeners.splice(at, 1);
  };
  EventTarget.prototype.addEventListener = function (type, fn, options) {
    const target = this ?? window;
    if ((target === window || target === document) && fn && !options?.signal?.aborted) {
      const capture = captureOf(options);
      forget(target, type, fn, capture);
      records.listeners.push({ target, type, fn, capture });
      const drop = () => forget(target, type, fn, capture);
      if (options?.signal) nativeAdd.call(options.signal, 'abort', drop, { once: true });
      if (options?.once) nativeAdd.call(target, type, drop, { once: true });
    }
    return nativeAdd.call(target, type, fn, options);
  };
  EventTarget.prototype.removeEventListener = function (type, fn, options) {
    const target = this ?? window;
    forget(target, type, fn, captureOf(options));
    return nativeRemove.call(target, type, fn, options);
  };

  const NativeChannel = window.MessageChannel;
  window.MessageChannel = new Proxy(NativeChannel, {
    construct(target, args) {
      const channel = Reflect.construct(target, args);
      records.channels += 1;
      let open = true;
      for (const port of [channel.port1, channel.port2]) {
        nativeAdd.call(port, 'message', (event) => records.messages.push(plain(event.data)));
        const close = port.close;
        port.close = function () {
          if (open) records.channels -= 1;
          open = false;
          return close.call(this);
        };
      }
      return channel;
    },
  });

  // The program's memory, for a test that searches it.
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const native = globalThis.WebAssembly?.[name];
    if (!native) continue;
    WebAssembly[name] = async (...args) => {
      const made = await native.apply(WebAssembly, args);
      const { exports } = made.instance ?? made;
      const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
      records.wasm = { memory };
      return made;
    };
  }

  // Some say "not loaded" of what they were loading for a page that is being left; WebKit long before the page is gone.
  const { setTimeout: later, clearTimeout: never } = window;
  let leaving = false;
  if (/WebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent)) {
    nativeAdd.call(window, 'beforeunload', () => {
      leaving = true;
    });
  }

  nativeAdd.call(window, 'message', (event) => records.messages.push(plain(event.data)));
  nativeAdd.call(window, 'error', (event) => {
    const source = event.target?.src ?? event.target?.href ?? '';
    const text = event.message ?? `not loaded: ${source}`;
    records.errors.push(text);
    if (event.message !== undefined) return complain('error', text);
    if (leaving) return;
    const late = later(() => complain('error', text), 0);
    nativeAdd.call(window, 'pagehide', () => never(late), { once: true });
  }, true);
  nativeAdd.call(window, 'unhandledrejection', (event) => {
    const text = `unhandled: ${event.reason?.message ?? plain(event.reason)}`;
    records.errors.push(text);
    complain('rejection', text);
  });
  nativeAdd.call(document, 'securitypolicyviolation', (event) => {
    const text = `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`;
    if (event.blockedURI.includes('/.watch.')) return;
    records.violations.push(text);
    complain('policy', text);
  });

  Object.defineProperty(window, '__watch', { value: records });
})();
