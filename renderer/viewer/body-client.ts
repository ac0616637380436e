// The page's end of one body worker. The worker owns the bytes; the page holds only the rows that it draws. Closing ends
// the worker, which gives back all memory of the body at once.
import type { BodyCalls, BodyState, CallName, FromWorker, ToWorker } from './worker/body-protocol.ts';

type Answer = { resolve: (value: never) => void; reject: (error: Error) => void };

export class BodyClient {
  readonly #worker: Worker;
  readonly #answers = new Map<number, Answer>();
  #next = 1;
  #closed = false;

  constructor(onState: (state: BodyState) => void, onCrash: (message: string) => void) {
    this.#worker = new Worker(new URL('./worker/body.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (this.#closed) return;
      if ('state' in data) {
        onState(data.state);
        return;
      }
      const answer = this.#answers.get(data.id);
      this.#answers.delete(data.id);
      if ('error' in data) answer?.reject(new Error(data.error));
      else answer?.resolve(data.result as never);
    };
    this.#worker.onerror = (event) => onCrash(event.message || 'The viewer stopped working.');
  }

  /** Asks the worker; never answers after close(). */
  call<K extends CallName>(call: K, ...args: Parameters<BodyCalls[K]>): Promise<ReturnType<BodyCalls[K]>> {
    if (this.#closed) return new Promise(() => {});
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#answers.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, args });
    });
  }

  open(size: number, contentType: string | null): void {
    this.#send({ open: { size, contentType } });
  }

  /** Hands the chunk over: its buffer is moved, not copied, and is empty here afterwards. */
  chunk(chunk: Uint8Array): void {
    const whole = chunk.byteLength === chunk.buffer.byteLength;
    const moved = whole ? chunk : chunk.slice();
    this.#send({ chunk: moved }, [moved.buffer]);
  }

  text(text: string): void {
    this.#send({ text });
  }

  end(): void {
    this.#send({ end: true });
  }

  close(): void {
    this.#closed = true;
    this.#answers.clear();
    this.#worker.terminate();
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    if (!this.#closed) this.#worker.postMessage(message, transfer);
  }
}
