// A small body for reading: JSON indented, a form one field a line and decoded, everything else as it is.
import type { HeaderList } from '../../../../shared/okta/wire-text/headers.ts';

const LARGEST = 100_000;

export function readableBody(text: string, headers: HeaderList): string {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (text.length > LARGEST) return `${text.slice(0, LARGEST)}\n…`;
  if (type.includes('x-www-form-urlencoded'))
    return [...new URLSearchParams(text)].map(([name, value]) => `${name} = ${value}`).join('\n');
  if (!/json/i.test(type)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
