// Scopes of an option: separated by spaces, commas or lines. Nothing else is read into them: a wrong name goes out as it
// was typed, because the org's answer to it is what a person may have come to see.

export function parseScopes(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
}
