// Headers as pairs, as received: a repeated header stays repeated (Okta sends two Link lines) and names keep their case.

export type HeaderList = [name: string, value: string][];

/** Every value of a header, in order; names compare without case. */
export function headerValues(headers: HeaderList, name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
}

/** The values joined as RFC 9110 §5.3 joins them, or null when the header is absent. */
export function headerValue(headers: HeaderList, name: string): string | null {
  const values = headerValues(headers, name);
  return values.length === 0 ? null : values.join(', ');
}
