import type { Plugin } from 'vite';

export function unusedParts(): Plugin;
