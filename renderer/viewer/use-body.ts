// One worker for one body, for as long as the component shows it.
import { useEffect, useRef, useState } from 'react';
import { BodyClient } from './body-client.ts';
import type { BodySource } from './body-source.ts';
import { UNWRAPPED } from './lines/unwrapped.ts';
import { readSource } from './read-source.ts';
import type { BodyState } from './worker/body-protocol.ts';

export interface Body {
  client: BodyClient | null;
  state: BodyState | null;
  /** Nothing could be read. */
  failure: string | null;
  /** The stream broke after some bytes. */
  broken: string | null;
  retry: () => void;
}

export const useBody = (source: BodySource): Body => {
  const [client, setClient] = useState<BodyClient | null>(null);
  const [state, setState] = useState<BodyState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(source);
  latest.current = source;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the body; a new object with the same key is the same body
  useEffect(() => {
    const controller = new AbortController();
    const fail = (message: string): void => {
      if (!controller.signal.aborted) setFailure(message);
    };
    const opened = new BodyClient(setState, fail);
    setClient(opened);
    const { text, size, contentType } = latest.current;
    opened.open({ size: text == null ? size : 0, contentType, view: 'pretty', width: UNWRAPPED });
    readSource(latest.current, opened, controller.signal).then(
      (reason) => {
        if (!controller.signal.aborted) setBroken(reason);
      },
      (error) => fail(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      controller.abort();
      opened.close();
      setClient(null);
      setState(null);
      setFailure(null);
      setBroken(null);
    };
  }, [source.key, attempt]);

  return { client, state, failure, broken, retry: () => setAttempt((n) => n + 1) };
};
