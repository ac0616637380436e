import type { Plugin } from 'vite';

export function cliCode(root: string, license: { fileName: string }): Plugin;
