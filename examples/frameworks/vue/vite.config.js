import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue()],
  // Everything in files of its own, so that the page needs nothing inline.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
