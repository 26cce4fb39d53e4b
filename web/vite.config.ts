// SPDX-License-Identifier: Apache-2.0
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// DUIKOU_WEB_OUT is set by the CMake target; by hand the page lands where `./run build` puts it.
// Nothing is inlined, because the content security policy admits no inline code and no data: script.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    outDir: process.env.DUIKOU_WEB_OUT ?? '../build/web',
    emptyOutDir: true,
    target: 'es2021',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
  },
});
