// The page's end of one body worker. The worker owns the bytes; the page holds only the rows that it draws. Closing ends
// the worker, which gives back all memory of the body at once.
import { takeWorker } from './spare-worker.ts';
import type { BodyCalls, BodyState, CallName, FromWorker, Opening, ToWorker } from './worker/body-protocol.ts';
import { movable, WorkerCalls } from './worker-calls.ts';

export class BodyClient {
  readonly #calls: WorkerCalls;
  /** The newest state, also before the page has drawn it. */
  latest: BodyState | null = null;

  constructor(onState: (state: BodyState) => void, onCrash: (message: string) => void) {
    const worker = takeWorker();
    this.#calls = new WorkerCalls(worker);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (this.#calls.closed) return;
      if ('state' in data) {
        this.latest = data.state;
        onState(data.state);
      } else this.#calls.answered(data);
    };
    worker.onerror = (event) => onCrash(event.message || 'The viewer stopped working.');
  }

  call<K extends CallName>(call: K, ...args: Parameters<BodyCalls[K]>): Promise<ReturnType<BodyCalls[K]>> {
    return this.#calls.ask(call, args);
  }

  open(opening: Opening): void {
    this.#send({ open: opening });
  }

  /** Hands the chunk over: its buffer is moved, not copied, and is empty here afterwards. */
  chunk(chunk: Uint8Array): void {
    const moved = movable(chunk);
    this.#send({ chunk: moved }, [moved.buffer]);
  }

  text(text: string): void {
    this.#send({ text });
  }

  end(): void {
    this.#send({ end: true });
  }

  close(): void {
    this.#calls.close();
  }

  #send(message: ToWorker, transfer: Transferable[] = []): void {
    this.#calls.send(message, transfer);
  }
}
