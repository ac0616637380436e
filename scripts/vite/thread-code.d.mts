import type { Plugin } from 'vite';

export function threadCode(): Plugin;
