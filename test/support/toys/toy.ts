// A toy is the smallest thing of its sort that the house takes in: what CONTRIBUTING.md shows how to add. Its files are texts, because
// they are written into a copy of the repository and belong to no world here.

/** A new file as its text, or what is put into a file that is there: `insert` right before `at`, which occurs once. */
export type ToyFile = string | readonly { at: string; insert: string }[];

export interface Toy {
  /** Of its section in CONTRIBUTING.md. */
  heading: string;
  /** In kebab-case, of two words: in the texts it is in camelCase and PascalCase too. */
  name: string;
  /** By path as CONTRIBUTING.md writes it, `<kind>`, `<noun>` and `<Noun>` standing for the name. */
  files: Readonly<Record<string, ToyFile>>;
  /** What is made of the others by a program, by path: the program. */
  made?: Readonly<Record<string, string>>;
}

const camelOf = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascalOf = (name: string): string => camelOf(`-${name}`);

/** All the ways in which a name is written. */
export const spellings = (name: string): string[] => [name, camelOf(name), pascalOf(name)];

/** The same toy under another name, so that several of a sort fit into one copy. */
export function renamed(toy: Toy, name: string): Toy {
  const next = spellings(name);
  const change = (text: string): string =>
    spellings(toy.name).reduce((so, spelling, index) => so.replaceAll(spelling, next[index] ?? ''), text);
  const files = Object.entries(toy.files).map(([path, file]) => [
    path,
    typeof file === 'string' ? change(file) : file.map(({ at, insert }) => ({ at, insert: change(insert) })),
  ]);
  return { ...toy, name, files: Object.fromEntries(files) };
}

export const pathOf = ({ name }: Toy, path: string): string =>
  path.replaceAll(/<(kind|noun)>/g, name).replaceAll('<Noun>', pascalOf(name));
