// The Date header, strictly: `Mon, 23 Nov 2026 02:20:00 GMT` (RFC 9110 §5.6.7, the one form that servers send today).
// Date.parse is not used: it guesses, and a guessed clock makes wrong waits.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FORM = /^\s*[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT\s*$/;

/** Epoch milliseconds, or null for anything but that form. */
export function parseHttpDate(text: string | null): number | null {
  const match = FORM.exec(text ?? '');
  if (!match) return null;
  const [day, month, year, hour, minute, second] = [match[1], match[2], match[3], match[4], match[5], match[6]];
  const index = MONTHS.indexOf(month ?? '');
  if (index < 0) return null;
  const at = Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isFinite(at) ? at : null;
}
