// The org's own reason beside ours: what its System Log says of one request, when it is asked. It is about one exchange, and
// read with a credential that it names.
import { IconFileSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { OrgEvent, OrgReason } from '../../../shared/model/history.ts';
import { host } from '../../platform/client.ts';
import { navigate } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { withVault } from '../../platform/session-state/vault.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { formatExact } from '../../ui/values/format.ts';
import css from './OrgReasonPart.module.css';

export function OrgReasonPart({ exchange }: { exchange: Exchange }) {
  // Of another exchange nothing of this is true.
  return <Asked key={exchange.id} exchangeId={exchange.id} />;
}

function Asked({ exchangeId }: { exchangeId: string }) {
  const [reason, setReason] = useState<OrgReason | null>(null);
  const [requestKey, setRequestKey] = useState('');
  const asking = useAction(async () => {
    const key = crypto.randomUUID();
    setRequestKey(key);
    const found = await withVault('overlay', () => host.history.orgReason({ exchangeId, requestKey: key }));
    if (found) setReason(found);
  });
  const answer = useRef<HTMLDivElement>(null);
  // What it is put into may be low, and scrolls.
  useEffect(() => {
    if (reason) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [reason]);
  return (
    <fieldset className={css.reason} aria-label="The org’s own reason">
      <div className={css.ask}>
        <Button
          size="small"
          icon={IconFileSearch}
          busy={asking.busy}
          title="Looks its request ID up in the System Log of the org, with a credential that may read it"
          onClick={() => void asking.run()}
        >
          {reason === null ? 'Ask the org why' : 'Ask the org again'}
        </Button>
        {asking.busy && (
          <Button size="small" onClick={() => host.request.cancel({ requestKey }).catch(reportProblem)}>
            Cancel
          </Button>
        )}
      </div>
      <div ref={answer} className={css.answer} role="status">
        {asking.error && <ErrorNotice error={asking.error} onDismiss={asking.clear} />}
        {reason && !asking.busy && <Reason reason={reason} />}
      </div>
    </fieldset>
  );
}

function Reason({ reason }: { reason: OrgReason }) {
  if (reason.outcome === 'no-reader')
    return (
      <p className={css.words}>
        No credential of {reason.tenantName} is known to hold <code>okta.logs.read</code>, which reading the System Log
        takes. Add one that has it, or search the log in the Admin Console for the request ID.
      </p>
    );
  const { by, exchangeId } = reason;
  return (
    <>
      {reason.outcome === 'found' && reason.events.map((event) => <Event key={event.id} event={event} />)}
      {reason.outcome === 'none' && (
        <p className={css.words}>
          The System Log has no event of this request. Okta writes events some seconds later, and writes none for many
          refused calls of the API.
        </p>
      )}
      {reason.outcome === 'refused' && (
        <p className={css.words}>
          The System Log could not be read: {reason.title}. {reason.meaning} {reason.fix}
        </p>
      )}
      <p className={css.by}>
        {reason.outcome === 'refused' ? 'Tried' : 'Read'} with {by}.
        <Button size="small" variant="quiet" onClick={() => navigate('history', exchangeId)}>
          Show exchange
        </Button>
      </p>
    </>
  );
}

function Event({ event }: { event: OrgEvent }) {
  const { reason, known, result, at } = event;
  const facts: [string, string | null, boolean][] = [
    ['Result', result, true],
    ['Reason', reason, true],
    ['Event', event.eventType, true],
    ['Time', at === null ? null : formatExact(at), false],
    ['Actor', event.actor, false],
    ['Target', event.targets.length === 0 ? null : event.targets.join(', '), false],
    ...event.details.map(([name, value]): [string, string, boolean] => [name, value, true]),
  ];
  return (
    <article className={css.event} aria-label={event.message}>
      <p className={css.message}>{event.message}</p>
      {known && (
        <p className={css.words}>
          Okta’s table has this reason: “{known.text}” {known.meaning} {known.fix}
        </p>
      )}
      <DataList items={facts.flatMap(([label, value, mono]) => (value === null ? [] : [{ label, value, mono }]))} />
    </article>
  );
}
