import type { Plugin } from 'vite';

export function firstPage(modules: { entry: string; rest: string[]; fonts: string[] }): Plugin;
