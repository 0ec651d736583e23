/** What the page of a test draws from. */
import { flushSync, mount, unmount } from 'svelte';

import Page from './Page.svelte';

export function open(target, given) {
  const page = $state({ shown: true, attached: false, told() {}, state() {}, failed() {}, ...given });
  const drawn = mount(Page, { target, props: { page } });
  flushSync();
  return { page, flush: flushSync, close: () => unmount(drawn) };
}
