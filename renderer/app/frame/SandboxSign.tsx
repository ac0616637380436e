// Says in the top bar, on every page, that the sandbox org is not as it usually is: faults are on, or its clock was moved. One
// would look for the mistake in one's own product otherwise. A click opens its page.

import { IconBolt } from '@tabler/icons-react';
import { useEffect } from 'react';
import { navigate } from '../../platform/navigation.ts';
import { readSandboxStatus, useSandboxStatus } from '../../platform/session-state/sandbox.ts';
import { Hint } from '../../ui/notices/Hint.tsx';
import { formatCounted } from '../../ui/values/format.ts';
import css from './TopBar.module.css';

/** Faults are used up by calls of anyone, so the host is asked as long as there are some. */
const POLL_MS = 2000;

export function SandboxSign() {
  const status = useSandboxStatus();
  const on = status?.faults.filter(({ spent }) => !spent) ?? [];
  // The host reads both clocks a moment apart: less than a second is no difference.
  const moved = Math.abs(status?.clockOffsetMs ?? 0) >= 1000;
  const count = on.length;
  useEffect(() => {
    if (count === 0) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void readSandboxStatus().catch(() => undefined);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [count]);
  if (count === 0 && !moved) return null;
  const words = [
    ...(count === 0 ? [] : [`${formatCounted(count, 'fault')} on`]),
    ...(moved ? ['clock moved'] : []),
  ].join(', ');
  return (
    <Hint label={on[0] && count === 1 ? `The sandbox org: ${on[0].title}` : 'The sandbox org does not behave as usual'}>
      <button type="button" className={css.sign} onClick={() => navigate('sandbox')}>
        <IconBolt size={14} stroke={1.75} aria-hidden />
        <span className="visually-hidden">Sandbox org: </span>
        {words}
      </button>
    </Hint>
  );
}
