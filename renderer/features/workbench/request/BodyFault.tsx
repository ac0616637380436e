// Beside Send, whichever tab is open: the body is not JSON, where, and what that will lead to.
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { checkJson } from '../../../viewer/worker/check-json.ts';
import { rowsInUse } from './draft.ts';
import css from './PreflightLine.module.css';
import { useRequestState } from './request-store.ts';
import { canHaveBody } from './to-send-input.ts';

/** Beyond this the check would be felt while typing; the org will say. */
const CHECKED = 1_000_000;

export function BodyFault() {
  const draft = useRequestState((state) => state.draft);
  const { body, method, headers } = draft;
  const type = rowsInUse(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const checked =
    canHaveBody(method) && body !== '' && body.length <= CHECKED && (type === undefined || /json/i.test(type));
  const fault = useMemo(() => (checked ? checkJson(body) : null), [checked, body]);
  if (!fault) return null;
  return (
    <div className={css.fault} role="status">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden className={css.warning} />
      <span className={css.text}>
        The body is not valid JSON (line {fault.line}, column {fault.column}). It is sent as it is; Okta answers 400.
      </span>
    </div>
  );
}
