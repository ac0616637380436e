// One body worker is kept started and idle, because starting one (thread, script) takes longer than reading the first
// megabyte. Whoever opens a body takes it; the next is started when the page has time. It holds no body: some megabytes.
let spare: Worker | null = null;
let planned = false;

const start = (): Worker => new Worker(new URL('./worker/body.worker.ts', import.meta.url), { type: 'module' });

/** Starts the spare worker when the page is idle. Call once when the app has drawn its first page. */
export const prepareViewer = (): void => {
  if (spare || planned) return;
  planned = true;
  requestIdleCallback(
    () => {
      planned = false;
      spare ??= start();
    },
    { timeout: 2000 },
  );
};

/** A worker that nobody else has; a new one when no spare is ready. */
export const takeWorker = (): Worker => {
  const taken = spare ?? start();
  spare = null;
  prepareViewer();
  return taken;
};
