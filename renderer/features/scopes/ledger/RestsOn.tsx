// What of the history the set rests on: how many calls, whose and of when, and what was left out of it.
import {
  describeSources,
  PERSON_SOURCES,
  SOURCE_FACTS,
  sumSources,
} from '../../../../shared/model/exchange-sources.ts';
import type { HistoryBasis } from '../../../../shared/model/infer.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCount, formatCounted, formatExact } from '../../../ui/values/format.ts';
import css from '../least/Least.module.css';
import { inferFromHistory } from '../least/least-sources.ts';
import { IN_USE } from '../scopes-address.ts';

function callWords({ calls, sources, from, to, places }: HistoryBasis): string {
  if (from === null || to === null) return 'It is based on no calls: the history has none that match.';
  const others = sources.filter(({ source }) => !PERSON_SOURCES.includes(source));
  const by =
    others.length === 0
      ? ' that you sent'
      : sumSources(others) === calls
        ? ''
        : `, ${formatCount(sumSources(others))} of them sent by Scopebench itself`;
  const [first, last] = [formatExact(from), formatExact(to)];
  const when = first === last ? `at ${first}` : `from ${first} to ${last}`;
  const [only] = places;
  const of = ({ tenantName, credentialName }: (typeof places)[number]) =>
    credentialName === null ? `${tenantName} without a credential` : `${credentialName} of ${tenantName}`;
  const who =
    places.length === 1 && only
      ? `as ${of(only)}`
      : places.map((place) => `${formatCount(place.calls)} as ${of(place)}`).join(', ');
  return `It is based on ${formatCounted(calls, 'call')}${by}, ${who}, ${when}.`;
}

/** Chosen ones that have no part in it. */
function restWords({ chosen, otherKinds, gone }: HistoryBasis): string | null {
  const parts = [
    ...(otherKinds > 0 ? [`${formatCounted(otherKinds, 'token request')} or similar`] : []),
    ...(gone > 0 ? [`${formatCount(gone)} that left the history`] : []),
  ];
  return chosen === null || parts.length === 0
    ? null
    : `Of the ${formatCount(chosen)} chosen, not included: ${parts.join(', ')}.`;
}

export function RestsOn({ basis }: { basis: HistoryBasis }) {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { leftOut, asked } = basis;
  const rest = restWords(basis);
  const another = asked.credentialId !== undefined && credential !== null && asked.credentialId !== credential.id;
  const [place] = basis.places;
  const ofOther = place !== undefined && place.tenantName !== tenant?.name;
  const name = (place?.credentialName ?? 'another credential') + (ofOther ? ` of ${place.tenantName}` : '');
  const inUse = (credential?.name ?? '') + (ofOther ? ` of ${tenant?.name ?? 'no tenant'}` : '');
  return (
    <>
      <p className={css.muted}>
        {callWords(basis)}
        {rest !== null && ` ${rest}`}
      </p>
      {leftOut.length > 0 && (
        <p className={css.muted} title={leftOut.map(({ source }) => SOURCE_FACTS[source].meaning).join('\n')}>
          Left out: {formatCounted(sumSources(leftOut), 'call')}, {describeSources(leftOut)}.{' '}
          <Button
            size="small"
            variant="quiet"
            onClick={() => void inferFromHistory({ everySource: true }).catch(reportProblem)}
          >
            Include them
          </Button>
        </p>
      )}
      {another && (
        <Note
          tone="warning"
          title={`These calls were made as ${name}, but ${inUse} is in use now`}
          action={
            <Button
              size="small"
              onClick={() => void inferFromHistory({ tenant: IN_USE, credential: IN_USE }).catch(reportProblem)}
            >
              Find the set for {credential.name}
            </Button>
          }
        >
          The scopes registered for {credential.name} are compared with the calls of another credential.
        </Note>
      )}
    </>
  );
}
