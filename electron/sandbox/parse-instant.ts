// A moment for the org's clock, as text: ISO 8601 with its time zone, because a time without one would be another moment on
// every machine.
import { SandboxRefusal } from './sandbox-refusal.ts';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds. @throws SandboxRefusal */
export function parseInstant(text: string): number {
  const at = FORM.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new SandboxRefusal(
    `“${text.slice(0, 60)}” is not a moment.`,
    'A date, a time and a time zone are needed.',
    'Write for example 2026-12-01T00:00:00Z, or 2026-12-01T09:30:00+01:00.',
  );
}

/** Date.parse takes the 31st of February for a day in March. */
export function isDay(date: string): boolean {
  const at = Date.parse(date);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
}
