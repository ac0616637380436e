// Whether an answer has a body that could be damaged, be it an empty one: RFC 9110 §6.4.1 gives these none at all.

export function hasBody(method: string | undefined, status: number): boolean {
  return method !== 'HEAD' && status !== 204 && status !== 304;
}
