// Values of the literals that a call of fetch and a command of PowerShell are written with. Objects are maps: their names are a text's,
// and keep its order.

export type Literal = string | number | boolean | null | undefined | Literal[] | Map<string, Literal>;

/** As JSON has it. */
export const plainOf = (value: Literal): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([name, each]) => [name, plainOf(each)]))
    : Array.isArray(value)
      ? value.map(plainOf)
      : value;

/** As the fields of a form; `textOf` writes what is no plain value. */
export const formOfLiteral = (fields: Map<string, Literal>, textOf: (value: Literal) => string): string =>
  [...fields].map(([name, each]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(each))}`).join('&');
