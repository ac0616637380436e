// For the TypeScript tests.
export function explainElectron(one: {
  binary: string;
  outcome: 'up' | 'silent' | 'failed' | 'ended';
  end: { code: number | null; signal: string | null; error: string | null } | null;
  steps: { step: string; words?: string }[];
  errorOutput: string;
  limitMs: number;
}): { happened: string; meaning: string; fix: string };
