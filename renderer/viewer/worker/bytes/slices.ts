// Runs long work in short slices, so that a worker that is reading 100 MB still answers a scroll within milliseconds.
// A message to itself is the quickest way to let waiting messages in (timers are clamped to 4 ms).
export class Slices {
  readonly #jobs = new Set<() => boolean>();
  readonly #channel = new MessageChannel();
  #waiting = false;

  constructor() {
    this.#channel.port1.onmessage = () => this.#run();
  }

  /** `job` does a few milliseconds of work and says whether there is more. */
  start(job: () => boolean): void {
    this.#jobs.add(job);
    this.#wake();
  }

  stop(job: () => boolean): void {
    this.#jobs.delete(job);
  }

  close(): void {
    this.#jobs.clear();
    this.#channel.port1.close();
    this.#channel.port2.close();
  }

  #wake(): void {
    if (this.#waiting || this.#jobs.size === 0) return;
    this.#waiting = true;
    this.#channel.port2.postMessage(0);
  }

  #run(): void {
    this.#waiting = false;
    for (const job of [...this.#jobs]) if (this.#jobs.has(job) && !job()) this.#jobs.delete(job);
    this.#wake();
  }
}
