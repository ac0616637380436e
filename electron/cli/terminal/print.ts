// Where text goes: results to stdout, everything else to stderr. All of it passes the fence around secrets here, whatever it is
// made of. A reader that went away (`| head`) is no error.
import { harmless, harmlessJson } from './harmless-text.ts';
import { beginsAsText, createByteWriter, writePart } from './write-part.ts';

/** What takes secrets out. */
interface Fence {
  text(value: string): string;
  stream(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

/** Before an engine runs no secret of it is known. */
let fence: Fence = { text: (value) => value, stream: (chunks) => chunks };

/** From now on, until the process ends: what is printed after the engine has ended passes it as well. */
export function fenceOutput(wanted: Fence): void {
  fence = wanted;
}

/** For what leaves by another way than these functions: a file. */
export const withoutSecrets = (text: string): string => fence.text(text);

/** One result line (or several) on stdout, for a person: nothing of it can act on the terminal. */
export function print(text: string): void {
  write(harmless(fence.text(text)));
}

/** The same for a program or a file: reports, exports. A terminal that it goes to is no program. */
export function printExact(text: string): void {
  if (process.stdout.isTTY) print(text);
  else write(fence.text(text));
}

/** A text of JSON that is laid out already. */
export function printJsonText(json: string): void {
  write(harmlessJson(fence.text(json)));
}

/** Exactly one line. */
export function printJson(value: unknown): void {
  printJsonText(JSON.stringify(value));
}

/** The one way around the fence: for what a person has asked to be shown (`token --reveal`). */
export function printRevealed(text: string): void {
  write(harmless(text));
}

/** The bytes of an answer as they are, but for secrets; a terminal gets them as text. */
export async function printBytes(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const writeBytes = createByteWriter();
  for await (const chunk of fence.stream(chunks)) if (!(await writeBytes(chunk))) return;
}

/** As text for a person: nothing of it can act on the terminal. Ends with a line break. False for bytes that are no text. */
export async function printText(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let first = true;
  for await (const chunk of fence.stream(chunks)) {
    if (first && !beginsAsText(chunk)) return false;
    first = false;
    if (!(await writePart(harmless(decoder.decode(chunk, { stream: true }))))) return true;
  }
  await writePart(`${harmless(decoder.decode())}\n`);
  return true;
}

/** For a person beside the result. */
export function note(text: string): void {
  process.stderr.write(`${harmless(fence.text(text))}\n`);
}

/** A line that is written over and over; the stream is a terminal. */
export function writeOver(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`\r\u001b[K${harmless(fence.text(line)).slice(0, stream.columns ?? 80)}`);
}

/** Without a listener a broken pipe ends the process with a stack trace. */
export function surviveBrokenPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!['EPIPE', 'EOF', 'ERR_STREAM_DESTROYED', 'EIO'].includes(error.code ?? '')) throw error;
    });
  process.stdin.on('error', () => undefined);
}

function write(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
