// The last fence around secrets: whatever is kept or shown of an exchange is searched for the exact secrets that
// took part in it, whatever form it has. Redaction by field name (shared/okta/redact) comes on top for what is shown.
export const SCRUBBED = '•••• removed: a secret of this tenant ••••';

const SHORTEST = 6;
const encoder = new TextEncoder();

/** What no encoding changes: tokens and generated secrets. A sweep holds hundreds of them at every call. */
const PLAIN = /^[\w.~-]*$/;

/** Every way in which a secret goes over the wire as text: itself, URL-encoded, in Base64 as part of Basic. */
function formsOf(secret: string): string[] {
  if (PLAIN.test(secret)) return secret.length >= SHORTEST ? [secret] : [];
  const forms = new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return [...forms].filter((form) => form.length >= SHORTEST);
}

export interface Scrubber {
  text(value: string): string;
  /** The same over a byte stream, across chunk borders; holds back at most the longest secret's length. */
  stream(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** `secrets` shorter than six characters are not searched for: they would hit by chance. */
export function createScrubber(secrets: string[]): Scrubber {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  const needles = forms.map((form) => Buffer.from(form));
  const longest = needles.reduce((most, needle) => Math.max(most, needle.length), 0);
  const mark = encoder.encode(SCRUBBED);

  const firstHit = (buffer: Buffer) => {
    let hit: { at: number; length: number } | null = null;
    for (const needle of needles) {
      const at = buffer.indexOf(needle);
      if (at >= 0 && (hit === null || at < hit.at)) hit = { at, length: needle.length };
    }
    return hit;
  };

  /** How many bytes at the end begin a secret that was cut off; as with whole ones, fewer than six are chance. */
  const headOfSecret = (buffer: Buffer): number => {
    for (let length = Math.min(buffer.length, longest - 1); length >= SHORTEST; length -= 1) {
      const tail = buffer.subarray(buffer.length - length);
      if (needles.some((needle) => needle.length > length && needle.subarray(0, length).equals(tail))) return length;
    }
    return 0;
  };

  return {
    text: (value) =>
      forms.reduce((text, form) => (text.includes(form) ? text.split(form).join(SCRUBBED) : text), value),
    async *stream(chunks) {
      if (needles.length === 0) {
        yield* chunks;
        return;
      }
      let held: Buffer = Buffer.alloc(0);
      try {
        for await (const chunk of chunks) {
          held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
          for (let hit = firstHit(held); hit; hit = firstHit(held)) {
            if (hit.at > 0) yield held.subarray(0, hit.at);
            yield mark;
            held = held.subarray(hit.at + hit.length);
          }
          const keep = Math.min(held.length, longest - 1);
          if (held.length > keep) {
            yield held.subarray(0, held.length - keep);
            held = held.subarray(held.length - keep);
          }
        }
      } catch (error) {
        // The last bytes before a truncation are the ones that a person wants to see, but for the head of a secret.
        const cut = headOfSecret(held);
        if (held.length > cut) yield held.subarray(0, held.length - cut);
        if (cut > 0) yield mark;
        throw error;
      }
      if (held.length > 0) yield held;
    },
  };
}
