// Percent-encoding taken off a text that somebody else wrote: what is not well-formed stays as it is.

export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
