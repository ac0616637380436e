// Calls to a worker and their answers, for the body worker and the comparing worker alike.

type Answer = { resolve: (value: never) => void; reject: (error: Error) => void };
type Message = { id: number; result: unknown } | { id: number; error: string };

export class WorkerCalls {
  readonly #worker: Worker;
  readonly #answers = new Map<number, Answer>();
  #next = 1;
  #closed = false;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Never answers after close(): what asked is gone by then. */
  ask<T>(call: string, args: unknown[]): Promise<T> {
    if (this.#closed) return new Promise(() => {});
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#answers.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, args });
    });
  }

  answered(message: Message): void {
    const answer = this.#answers.get(message.id);
    this.#answers.delete(message.id);
    if ('error' in message) answer?.reject(new Error(message.error));
    else answer?.resolve(message.result as never);
  }

  send(message: unknown, transfer: Transferable[] = []): void {
    if (!this.#closed) this.#worker.postMessage(message, transfer);
  }

  close(): void {
    this.#closed = true;
    this.#answers.clear();
    this.#worker.terminate();
  }
}

/** The chunk in a buffer of its own, so that moving it to a worker takes nothing else along. */
export const movable = (chunk: Uint8Array): Uint8Array =>
  chunk.byteLength === chunk.buffer.byteLength ? chunk : chunk.slice();
