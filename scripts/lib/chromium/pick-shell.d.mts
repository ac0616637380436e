// For the TypeScript tests.
export type Choice = { shell: 'electron' | 'window' | 'serve'; path: string | null; why: string } | { refused: string };
export function pickShell(offer: {
  asked: string | null;
  display: boolean;
  electron(): string | null;
  download(): Promise<{ path: string | null; reason: string }>;
  browser(): { path: string; name: string } | null;
}): Promise<Choice>;
