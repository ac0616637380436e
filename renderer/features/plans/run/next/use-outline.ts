// What the next run would be, by the text as it is now: read again a moment after the last key.
import { useEffect, useState } from 'react';
import type { OutlinedPlan, OutlineInput } from '../../../../../shared/runs/plan/plan-outline.ts';
import { host } from '../../../../platform/client.ts';
import { isAbort } from '../../../../platform/errors.ts';
import { reportProblem } from '../../../../platform/problems.ts';

const AFTER_MS = 200;

/** Null before the first answer; afterwards the latest, also while the next one is on its way. */
export function useOutline({
  text,
  mutate,
  negative,
  tenantId,
  credentialId,
}: Omit<OutlineInput, 'stepIds'>): OutlinedPlan | null {
  const [read, setRead] = useState<OutlinedPlan | null>(null);
  const first = read === null;
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(
      () =>
        void host.plan
          .outline({ text, mutate, negative, tenantId, credentialId }, { signal: ended.signal })
          .then((answer) => {
            if (!ended.signal.aborted) setRead(answer);
          })
          .catch((thrown: unknown) => {
            if (!isAbort(thrown) && !ended.signal.aborted) reportProblem(thrown);
          }),
      first ? 0 : AFTER_MS,
    );
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [text, mutate, negative, tenantId, credentialId, first]);
  return read;
}
