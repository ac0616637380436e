// Where text goes: results to stdout, everything else to stderr. All of it passes the fence around secrets here, whatever it is
// made of. One call of the command line has one terminal, and its state (the fence) with it.
import type { Output, World } from '../world.ts';
import { harmless, harmlessJson } from './harmless-text.ts';
import { type Colour, painted } from './style.ts';
import { beginsAsText, createByteWriter, writePart } from './write-part.ts';

/** What takes secrets out. */
export interface Fence {
  text(value: string): string;
  stream(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** Colours a text where the stream that it is for shows colours. */
export type Paint = (colour: Colour, text: string) => string;

export interface Terminal {
  world: World;
  /** From now on: what is printed after the engine has ended passes it as well. */
  fence(wanted: Fence): void;
  /** For what leaves by another way than this: a file. */
  withoutSecrets(text: string): string;
  /** For stdout. */
  paint: Paint;
  /** For stderr. */
  paintNote: Paint;
  /** One result line (or several) on stdout, for a person: nothing of it can act on the terminal. */
  print(text: string): void;
  /** The same for a program or a file: reports, exports. A terminal that it goes to is no program. */
  printExact(text: string): void;
  /** A text of JSON that is laid out already. */
  printJsonText(json: string): void;
  /** Exactly one line. */
  printJson(value: unknown): void;
  /** The one way around the fence: for what a person has asked to be shown (`token --reveal`). */
  printRevealed(text: string): void;
  /** The bytes of an answer as they are, but for secrets; a terminal gets them as text. */
  printBytes(chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** As text for a person: nothing of it can act on the terminal. Ends with a line break. False for bytes that are no text. */
  printText(chunks: AsyncIterable<Uint8Array>): Promise<boolean>;
  /** For a person beside the result. */
  note(text: string): void;
  /** A line on stderr that is written over and over; stderr is a terminal. */
  noteOver(line: string): void;
}

export function createTerminal(world: World): Terminal {
  const { stdout, stderr, env } = world;
  // Before an engine runs no secret of it is known.
  let fence: Fence = { text: (value) => value, stream: (chunks) => chunks };
  const paintFor =
    (stream: Output): Paint =>
    (colour, text) =>
      painted(colour, text, stream, env);
  const write = (text: string) => void stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  const print = (text: string) => write(harmless(fence.text(text)));
  const printJsonText = (json: string) => write(harmlessJson(fence.text(json)));
  return {
    world,
    fence(wanted) {
      fence = wanted;
    },
    withoutSecrets: (text) => fence.text(text),
    paint: paintFor(stdout),
    paintNote: paintFor(stderr),
    print,
    printExact: (text) => (stdout.isTTY ? print(text) : write(fence.text(text))),
    printJsonText,
    printJson: (value) => printJsonText(JSON.stringify(value)),
    printRevealed: (text) => write(harmless(text)),
    async printBytes(chunks) {
      const writeBytes = createByteWriter(stdout);
      for await (const chunk of fence.stream(chunks)) if (!(await writeBytes(chunk))) return;
    },
    async printText(chunks) {
      const decoder = new TextDecoder('utf-8');
      let first = true;
      for await (const chunk of fence.stream(chunks)) {
        if (first && !beginsAsText(chunk)) return false;
        first = false;
        if (!(await writePart(stdout, harmless(decoder.decode(chunk, { stream: true }))))) return true;
      }
      await writePart(stdout, `${harmless(decoder.decode())}\n`);
      return true;
    },
    note: (text) => void stderr.write(`${harmless(fence.text(text))}\n`),
    noteOver: (line) => void stderr.write(`\r\u001b[K${harmless(fence.text(line)).slice(0, stderr.columns ?? 80)}`),
  };
}
