// A number with its noun: `1 scope`, `3 scopes`.
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
