// The sandbox org at a glance, section by section.
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { Section } from '../../ui/Section.tsx';
import { Buckets } from './Buckets.tsx';
import { Clients } from './Clients.tsx';
import { Clock } from './Clock.tsx';
import { Faults } from './Faults.tsx';
import css from './SandboxPage.module.css';
import { UseFromOutside } from './UseFromOutside.tsx';

const RATES: Record<string, string> = {
  workforce: 'Those of a workforce org: a call beyond them gets a 429.',
  integrator: 'Those of an integrator org: a call beyond them gets a 429.',
  off: 'Switched off: no request is refused for its rate.',
};

export function SandboxFacts({ status }: { status: SandboxStatus }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={css.facts} aria-label="The sandbox org" tabIndex={0}>
      <div className={css.sheet}>
        <Section title="Clock" text="Tokens, log and budgets go by it.">
          <Clock status={status} />
        </Section>
        <Faults faults={status.faults} />
        <Section title="Clients" text={`Seed “${status.seed}”: the same one gives the same org.`}>
          <Clients clients={status.clients} />
        </Section>
        <Section title="Rate budgets" text={RATES[status.rateLimits]}>
          <Buckets buckets={status.buckets} now={status.now} />
        </Section>
        <Section title="Use it from your own product">
          <UseFromOutside status={status} />
        </Section>
      </div>
    </section>
  );
}
