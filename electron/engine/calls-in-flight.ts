// Calls that a person may cancel, by the key that the page gave them. A key names one call at a time.
export interface CallsInFlight {
  /** The signal of a call; `outer` (the client going away) ends it too. Call `done` in a finally. */
  begin(key: string | undefined, outer?: AbortSignal): { signal: AbortSignal; done(): void };
  /** False when there is no such call. */
  cancel(key: string): boolean;
  /** Resolves when the last of them is done: what was cancelled is in the history by then. */
  cancelAll(): Promise<void>;
}

export function createCallsInFlight(): CallsInFlight {
  const controllers = new Map<string, AbortController>();
  const all = new Set<AbortController>();
  let whenDone: (() => void)[] = [];
  return {
    begin(key, outer) {
      const controller = new AbortController();
      const onOuter = () => controller.abort();
      if (outer?.aborted) controller.abort();
      outer?.addEventListener('abort', onOuter, { once: true });
      all.add(controller);
      if (key !== undefined) controllers.set(key, controller);
      return {
        signal: controller.signal,
        done() {
          outer?.removeEventListener('abort', onOuter);
          all.delete(controller);
          if (all.size === 0) {
            for (const done of whenDone) done();
            whenDone = [];
          }
          if (key !== undefined && controllers.get(key) === controller) controllers.delete(key);
        },
      };
    },
    cancel(key) {
      const controller = controllers.get(key);
      controller?.abort();
      return controller !== undefined;
    },
    async cancelAll() {
      if (all.size === 0) return;
      const done = new Promise<void>((resolve) => whenDone.push(resolve));
      for (const controller of all) controller.abort();
      await done;
    },
  };
}
