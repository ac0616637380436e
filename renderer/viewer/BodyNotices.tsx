// What a person must know before trusting what is shown: the body was cut, the connection broke, it is not valid JSON.

import { formatBytes, formatCount } from '../ui/values/format.ts';
import type { BodySource } from './body-source.ts';
import { Notice } from './controls/Notice.tsx';
import type { Body } from './use-body.ts';

export interface BodyNoticesProps {
  source: BodySource;
  body: Body;
  onShowFault: (line: number) => void;
}

export const BodyNotices = ({ source, body, onShowFault }: BodyNoticesProps) => {
  const { state, broken, retry } = body;
  const fault = state?.complete ? state.fault : null;
  const cut = source.truncated || broken !== null;
  return (
    <>
      {source.truncated && (
        <Notice>
          Only the first {formatBytes(state?.arrived ?? source.size)} of the body are here.{' '}
          {source.truncatedReason ?? 'The rest did not arrive or was not kept.'}
        </Notice>
      )}
      {broken !== null && (
        <Notice action={{ label: 'Read again', run: retry }}>
          Reading stopped after {formatBytes(state?.arrived ?? 0)}: {broken}
        </Notice>
      )}
      {fault && !(cut && fault.cut) && (
        <Notice action={{ label: 'Show', run: () => onShowFault(state?.faultLine ?? 0) }}>
          Not valid JSON from line {formatCount(fault.line)}, column {formatCount(fault.column)} of the body as
          received. {fault.message} From there it is shown as received.
        </Notice>
      )}
    </>
  );
};
