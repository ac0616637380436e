// Which headers a request may carry, in one place for page, command line and whatever is sent again. A name that is none slips
// past the eyes that mask `Authorization`; a length, host or connection of one's own lets a server read one request as two.
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { BenchError } from '../errors.ts';

/** What HTTP is made of: the wire writes it from what is really sent (RFC 9110 §7.2, §7.6.1 and §8.6, RFC 9112 §6.1). */
const WRITTEN_BY_THE_WIRE = new Set([
  ...['host', 'content-length', 'transfer-encoding', 'connection', 'keep-alive', 'proxy-connection'],
  ...['te', 'trailer', 'upgrade', 'http2-settings'],
]);
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;
/** What an HTTP header holds: a tab, printable ASCII, and bytes beyond it. */
const NOT_IN_A_VALUE = /[^\t\u0020-\u007e\u0080-\u00ff]/u;

/** Throws INVALID_INPUT; names the header and never its value, which may be a secret. */
export function checkHeaders(headers: HeaderList): void {
  for (const [name, value] of headers) {
    if (!TOKEN.test(name)) throw badName(name);
    if (WRITTEN_BY_THE_WIRE.has(name.toLowerCase()))
      throw new BenchError('INVALID_INPUT', `The header ${name} cannot be set: Scopebench writes it itself.`, {
        meaning: 'A second one could make a server read this request as two, or send its answer elsewhere.',
        fix: `Remove ${name}: it follows from the tenant and from the body.`,
      });
    const [bad] = NOT_IN_A_VALUE.exec(value) ?? [];
    if (bad !== undefined) throw badValue(name, bad);
  }
}

function badName(name: string): BenchError {
  // The rest may be a value that was typed in the same field.
  const [shown = ''] = /^[!#$%&'*+.^_`|~\w-]{0,60}/.exec(name.trimStart()) ?? [];
  const what =
    shown === ''
      ? 'A header has no name, or one that HTTP does not allow.'
      : /^\s|\s$/.test(name)
        ? `There is a space before or after the name of the header ${shown}.`
        : `The name of the header that begins with ${shown} holds a character that no name may hold.`;
  return new BenchError('INVALID_INPUT', what, {
    meaning: 'It was not sent: under such a name a server would not see it, and Scopebench would not mask it.',
    fix: 'Write the name alone, such as X-Request-Id: letters, digits and hyphens, and the value in its own place.',
  });
}

function badValue(name: string, bad: string): BenchError {
  const code = bad.codePointAt(0) ?? 0;
  const what =
    bad === '\r' || bad === '\n'
      ? 'a line break'
      : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}, which no header can carry`;
  return new BenchError('INVALID_INPUT', `The value of the header ${name} holds ${what}.`, {
    meaning: 'It was not sent: what follows a line break would be a header of its own.',
    fix: 'Remove it, or write it as the server expects such characters, for example percent-encoded.',
  });
}
