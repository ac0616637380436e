// The test of a credential on its card: running, what it found and how long ago, or why it could not be made. A result whose
// credential has changed since is not shown as if it still held.
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { TestFinding, TestOutcome } from '../../../../shared/model/credentials/credential-test.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { testBasis } from '../../../../shared/okta/credential-test/test-basis.ts';
import { isBoundToKey, kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { bindToKey } from '../../../platform/session-state/bind-to-key.ts';
import { useVaultQuestion } from '../../../platform/session-state/vault.ts';
import { Tag, type TagProps } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Spinner } from '../../../ui/progress/Spinner.tsx';
import { hostOf } from '../../../ui/tenants/tenant-choices.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import { Findings } from '../Findings.tsx';
import css from './Credentials.module.css';
import { cancelTest, credentialTestsStore, dismissTestFailure, testCredential, testPlace } from './credential-tests.ts';

const OUTCOMES: Record<TestOutcome, { label: string; tone: NonNullable<TagProps['tone']> }> = {
  works: { label: 'works', tone: 'good' },
  'works-as-requested': { label: 'works for what was requested', tone: 'good' },
  'in-part': { label: 'works in part', tone: 'warning' },
  fails: { label: 'does not work', tone: 'danger' },
  unclear: { label: 'unclear', tone: 'neutral' },
};

export function CredentialTestPart({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const { id } = credential;
  const test = useStore(credentialTestsStore, ({ tests }) => tests[id]);
  const running = useStore(credentialTestsStore, (state) => id in state.running);
  const failed = useStore(credentialTestsStore, (state) => state.failed[id]);
  const asked = useVaultQuestion(testPlace(id)) !== null;
  const part = useRef<HTMLDivElement>(null);
  const ran = useRef(false);
  // Its card may be below what is in view, above all when the palette runs it.
  useEffect(() => {
    if (running) ran.current = true;
    if (ran.current) part.current?.scrollIntoView({ block: 'nearest' });
  }, [running]);
  const holds = test && test.basis === testBasis(tenant, credential);
  if (!test && !running && !failed) return null;
  return (
    <div ref={part} className={css.part}>
      <span className={css.partLabel}>Last test</span>
      <fieldset className={css.partBody} aria-label={`Test of ${credential.name}`}>
        {running
          ? !asked && <Running tenant={tenant} credential={credential} />
          : test && (
              <p className={css.secret} role="status">
                {holds ? (
                  <>
                    <Tag tone={OUTCOMES[test.outcome].tone}>{OUTCOMES[test.outcome].label}</Tag>
                    <span className={css.secretTimes}>
                      <RelativeTime at={test.at} />
                    </span>
                  </>
                ) : (
                  <Stale at={<RelativeTime at={test.at} />} />
                )}
              </p>
            )}
        {test && holds && !running && (
          <Findings
            label="What the test found"
            findings={test.findings.map((one) => ({ ...one, action: cureOf(one, tenant, credential) }))}
          />
        )}
        {failed && <ErrorNotice error={failed} onDismiss={() => dismissTestFailure(id)} />}
        <VaultGate place={testPlace(id)} />
      </fieldset>
    </div>
  );
}

/** One that the card can take: nothing of a tenant that comes with the bench is changed. */
function cureOf({ cure }: TestFinding, tenant: Tenant, credential: Credential) {
  if (cure === null || !tenant.abilities.editable || isBoundToKey(credential)) return undefined;
  const mend = async () => {
    await bindToKey(tenant.id, credential.id);
    await testCredential(tenant.id, credential.id);
  };
  return { label: 'Switch DPoP on and test again', onClick: () => void mend().catch(reportProblem) };
}

function Running({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const requested = kindOf(credential).can.client !== null;
  return (
    <p className={css.secret} role="status">
      <Spinner />
      <span className={css.quietText}>
        {requested
          ? `Requesting a token from ${hostOf(tenant)}, then sending one GET…`
          : `Sending one GET to ${hostOf(tenant)}…`}
      </span>
      <Button size="small" onClick={() => cancelTest(credential.id).catch(reportProblem)}>
        Cancel
      </Button>
    </p>
  );
}

const Stale = ({ at }: { at: ReactNode }) => (
  <span className={css.quietText}>The credential or its address has changed since it was tested {at}.</span>
);
