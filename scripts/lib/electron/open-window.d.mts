// For the TypeScript tests.
export function openWindow(options: { browser: string; profile: string; url: string; extraArgs?: string[] }): {
  shown: Promise<boolean>;
  closed: Promise<void>;
  close(): void;
};
