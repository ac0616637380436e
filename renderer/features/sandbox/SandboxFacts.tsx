// The sandbox org at a glance, section by section.
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { Gauge } from '../../ui/progress/Gauge.tsx';
import { formatCountdown } from '../../ui/values/format.ts';
import { Clients } from './Clients.tsx';
import { Clock } from './Clock.tsx';
import { Faults } from './Faults.tsx';
import { ApiTokens, People } from './People.tsx';
import css from './SandboxPage.module.css';
import { UseFromOutside } from './UseFromOutside.tsx';

const MOST = 12;

const RATES: Record<string, string> = {
  workforce: 'The limits of a workforce org. A call above a limit is answered with 429.',
  integrator: 'The limits of an integrator org. A call above a limit is answered with 429.',
  off: 'Off: no call is answered with 429.',
};

export function SandboxFacts({ status }: { status: SandboxStatus }) {
  return (
    <ScrollRegion className={css.facts} aria-label="The sandbox org">
      <div className={css.sheet}>
        <Section title="Clock" text="Token lifetimes, the System Log and rate limits follow it.">
          <Clock status={status} />
        </Section>
        <Faults faults={status.faults} />
        <Clients clients={status.clients} seed={status.seed} />
        <People people={status.people} />
        <ApiTokens apiTokens={status.apiTokens} />
        <Section title="Rate limits" text={RATES[status.rateLimits]}>
          <Buckets buckets={status.buckets} now={status.now} />
        </Section>
        <Section title="Use it from your own product">
          <UseFromOutside status={status} />
        </Section>
      </div>
    </ScrollRegion>
  );
}

// The rate budgets that were touched, the emptiest first: what is left of each and when it is full again.
function Buckets({ buckets, now }: { buckets: SandboxStatus['buckets']; now: number }) {
  const touched = buckets
    .filter((bucket) => bucket.remaining < bucket.limit)
    .toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)
    .slice(0, MOST);
  if (touched.length === 0) return <p className={css.muted}>No limit is in use.</p>;
  return (
    <ul className={css.buckets}>
      {touched.map(({ bucket, client, limit, remaining, resetAt }) => (
        <li key={`${bucket} ${client}`} className={css.bucket}>
          <span className={css.bucketName} title={`${bucket}, as used by ${client}`}>
            {bucket}
            <span className={css.bucketClient}>{client}</span>
          </span>
          <Gauge label={`${bucket}: ${remaining} of ${limit} left`} value={remaining} max={limit} />
          <span className={css.number}>
            {remaining} / {limit}
          </span>
          <span className={css.number} title="Until it resets">
            {resetAt === null || resetAt <= now ? '' : formatCountdown(resetAt - now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
