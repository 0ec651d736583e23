import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  // Everything in files of its own, so that the page needs nothing inline.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
