/**
 * A page just large enough for the loader: nodes that are event targets, a document that finds
 * them, and a frame whose other end the test plays. It draws nothing and loads nothing.
 */
import { once } from 'node:events';

import { bring } from '../bring.js';

// As it is a moment after the first mount of a page; `bring.test.js` has what is before.
if (!globalThis.BEFORE_THE_SECOND_PART) await bring();

class Node extends EventTarget {
  constructor(tag) {
    super();
    this.tagName = tag.toUpperCase();
    this.attributes = {};
    this.children = [];
    this.parent = null;
    this.style = {};
    this.width = 600;
    this.focused = 0;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  hasAttribute(name) {
    return name in this.attributes;
  }
  getRootNode() {
    return this.parent ? this.parent.getRootNode() : this;
  }
  append(...nodes) {
    for (const node of nodes) {
      if (typeof node === 'string') {
        this.textContent = `${this.textContent ?? ''}${node}`;
        continue;
      }
      node.remove();
      node.parent = this;
      this.children.push(node);
    }
  }
  remove() {
    if (this.parent) this.parent.children = this.parent.children.filter((child) => child !== this);
    this.parent = null;
  }
  replaceWith(other) {
    if (!this.parent) return;
    other.parent = this.parent;
    this.parent.children = this.parent.children.map((child) => (child === this ? other : child));
    this.parent = null;
  }
  /** A frame is as wide as what it stands in, which has no width of its own where it is inline. */
  get clientWidth() {
    if (this.tagName !== 'IFRAME') return this.width;
    return this.isConnected ? (this.parent.inline ?? this.parent.width) : 0;
  }
  set clientWidth(width) {
    this.width = width;
  }
  get parentElement() {
    return this.parent;
  }
  get isConnected() {
    return this.parent ? this.parent.isConnected : this.isRoot === true;
  }
  contains(other) {
    return other === this || Boolean(other && other.parent && this.contains(other.parent));
  }
  querySelector(tag) {
    return this.children.find((child) => child.tagName === tag.toUpperCase()) || null;
  }
  closest(tag) {
    return this.tagName === tag.toUpperCase() ? this : this.parent ? this.parent.closest(tag) : null;
  }
  focus() {
    this.focused += 1;
  }
}

/** The other end of a frame: what the gateway's document would do with the greeting. */
class Frame extends Node {
  greetings = [];
  contentWindow = {
    postMessage: (data, origin, [port]) => this.greetings.push({ data, origin, port }),
  };

  /** Fires `load`, and gives the greeting of that load. */
  load() {
    this.dispatchEvent(new Event('load'));
    return this.greetings.at(-1);
  }

  /** Loads, answers the greeting rightly, and says that it is ready; gives the open port. */
  async open() {
    const { data, port } = this.load();
    const heard = listen(port);
    port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'Card form' } });
    const { surface } = await heard.next();
    const { open } = await heard.next();
    port.postMessage('ready');
    return { port, heard, open, surface };
  }
}

/** Everything that arrives at a port, in order, one at a time. */
export function listen(port) {
  const kept = [];
  const arrivals = new EventTarget();
  port.onmessage = ({ data }) => {
    kept.push(data);
    arrivals.dispatchEvent(new Event('arrival'));
  };
  return {
    kept,
    async next() {
      while (!kept.length) await once(arrivals, 'arrival');
      return kept.shift();
    },
  };
}

/** Puts the page in place of the globals, and gives back what undoes it. */
export function openPage({ origin = 'https://shop.example', lang = 'en' } = {}) {
  const names = ['document', 'location', 'navigator', 'Element', 'window', 'getComputedStyle', 'matchMedia', 'MutationObserver', 'ResizeObserver', 'requestAnimationFrame'];
  const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  const root = new Node('html');
  root.isRoot = true;
  const frames = [];
  const document = new EventTarget();
  const body = new Node('body');
  root.append(body);
  Object.assign(document, {
    body,
    activeElement: body,
    documentElement: { lang },
    head: new Node('head'),
    createElement(tag) {
      const node = tag === 'iframe' ? new Frame(tag) : new Node(tag);
      if (tag === 'iframe') frames.push(node);
      return node;
    },
    getElementById(id) {
      return root.children.flatMap((node) => [node, ...node.children]).find((node) => node.id === id) || null;
    },
    querySelector(selector) {
      if (!selector.startsWith('#')) throw new SyntaxError('not a selector');
      return root.children.flatMap((node) => [node, ...node.children]).find((node) => `#${node.id}` === selector) || null;
    },
  });
  const visited = [];
  const location = { origin, assign: (url) => visited.push(url) };
  const window = new EventTarget();
  const system = new EventTarget();
  const observers = new Set();
  class MutationObserver {
    constructor(changed) {
      this.changed = changed;
    }
    observe() {
      observers.add(this);
    }
    disconnect() {
      observers.delete(this);
    }
  }
  const sizes = new Set();
  class ResizeObserver {
    constructor(changed) {
      this.changed = changed;
    }
    observe() {
      sizes.add(this);
    }
    disconnect() {
      sizes.delete(this);
    }
  }
  const globals = {
    document,
    location,
    navigator: { language: 'en' },
    Element: Node,
    window,
    getComputedStyle: (node) => ({ backgroundColor: 'rgb(255, 255, 255)', backgroundImage: 'none', color: 'rgb(0, 0, 0)', ...node.looks }),
    matchMedia: () => system,
    MutationObserver,
    ResizeObserver,
    requestAnimationFrame: (draw) => setImmediate(draw),
  };
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: globals[name], configurable: true, writable: true });
  }
  const form = new Node('form');
  const spot = new Node('div');
  spot.id = 'card';
  form.submits = 0;
  form.requestSubmit = () => {
    form.submits += 1;
  };
  form.id = 'payment-form';
  form.append(spot);
  root.append(form);
  return {
    document,
    window,
    body,
    form,
    spot,
    frames,
    /** Gives a node another look, and says so as a browser would. */
    paint(node, looks) {
      node.looks = looks;
      for (const one of observers) one.changed();
    },
    /** How many look for changes of the page. */
    lookers: () => observers.size,
    /** Gives a node another width, and says so as a browser would; how many still listen. */
    widen(node, width) {
      node.clientWidth = width;
      for (const one of sizes) one.changed();
      return sizes.size;
    },
    /** Lets a dialog stand in the page, and finds the frame that is in it. */
    standIn() {
      let open = false;
      const nodes = [];
      const made = document.createElement;
      document.createElement = (tag) => {
        const node = Object.assign(made(tag), {
          attachShadow() {
            return this;
          },
          showModal: () => (open = true),
          close: () => (open = false),
        });
        nodes.push(node);
        return node;
      };
      return {
        press: (name) => nodes.find(({ attributes }) => attributes['data-testid'] === name).onclick(),
        isOpen: () => open,
        async frame() {
          while (!open) await new Promise(setImmediate);
          return frames.at(-1);
        },
      };
    },
    /** Where the whole page was sent. */
    visited,
    /** The frame that is in the page now. */
    frame: () => spot.children.find((node) => node.tagName === 'IFRAME'),
    close() {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else delete globalThis[name];
      }
    },
  };
}
