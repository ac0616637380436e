// The steps of Okta's guide from nothing to a submission: what is done, what the bench can do with a button, and what a person has to do elsewhere.
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { addVersion, nextVersion } from '../../../../shared/integration/edit/change-integration.ts';
import { currentVersion, type Integration } from '../../../../shared/integration/integration.ts';
import { scopesReasonText } from '../../../../shared/integration/scopes-reason.ts';
import type { ReadinessReport } from '../../../../shared/runs/readiness/readiness-report.ts';
import { changeAddress, navigate } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { runVerbById } from '../../../platform/verbs.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { Disclosure } from '../../../ui/layout/Disclosure.tsx';
import { StateMark } from '../checks/StateMark.tsx';
import { changeFile } from '../files/file-actions.ts';
import { WhichWay } from '../guide/WhichWay.tsx';
import { readinessAddress } from '../readiness-address.ts';
import { savePack } from '../run/run-checks.ts';
import { InstanceStep } from './InstanceStep.tsx';
import css from './Journey.module.css';
import { type JourneyStep, journeyOf } from './journey-steps.ts';
import { PlansOfIntegration } from './PlansOfIntegration.tsx';

export function JourneyView({ integration, report }: { integration: Integration; report: ReadinessReport | null }) {
  const steps = journeyOf(integration, report);
  const next = steps.findIndex(({ state }) => state !== 'done');
  const [guide, setGuide] = useState(false);
  return (
    <>
      <div>
        <Disclosure open={guide} onToggle={() => setGuide(!guide)}>
          Which way fits: API token, service app, API service integration, user-based access
        </Disclosure>
        {guide && <WhichWay />}
      </div>
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <Step key={step.id} step={step} number={index + 1} next={index === next}>
            <Controls step={step} integration={integration} />
          </Step>
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  step: JourneyStep;
  number: number;
  /** The first that is not done. */
  next: boolean;
  children: ReactNode;
}

function Step({ step: { title, state, words, checks }, number, next, children }: StepProps) {
  return (
    <li className={classNames(css.step, css[state], next && css.next)} aria-current={next ? 'step' : undefined}>
      <span className={css.mark} aria-hidden>
        {state === 'done' ? (
          <IconCheck size={14} stroke={2.5} />
        ) : state === 'attention' ? (
          <IconAlertTriangle size={14} stroke={2} />
        ) : (
          number
        )}
      </span>
      <div className={css.body}>
        <h2 className={css.title}>
          {title}
          <span className="visually-hidden">
            {state === 'done' ? ', done' : state === 'attention' ? ', needs attention' : ''}
          </span>
        </h2>
        <p className={css.words}>{words}</p>
        {checks.length > 0 && (
          <ul className={css.checks}>
            {checks.map((check) => (
              <li key={check.id} title={check.why}>
                <StateMark state={check.state} />
                {check.title}
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </li>
  );
}

function Controls({ step: { id, state }, integration }: { step: JourneyStep; integration: Integration }) {
  const primary = state === 'done' ? 'default' : 'primary';
  switch (id) {
    case 'register':
      return (
        <div className={css.ways}>
          <Button variant={primary} onClick={() => changeAddress(readinessAddress, { part: 'fields' }, { step: true })}>
            {state === 'done' ? 'Look at the fields' : 'Fill in the fields'}
          </Button>
        </div>
      );
    case 'version':
      return currentVersion(integration) === null && integration.scopes.length > 0 ? (
        <div className={css.ways}>
          <Button variant="primary" onClick={() => void changeFile((text, file) => addVersion(text, file, today()))}>
            Make version {nextVersion(integration)}
          </Button>
        </div>
      ) : null;
    case 'install':
      return <InstanceStep integration={integration} />;
    case 'token':
      return integration.instances.length > 0 ? <RunAgain /> : null;
    case 'calls':
      return <PlansOfIntegration integration={integration} />;
    case 'product':
      return (
        <div className={css.ways}>
          <p className={css.words}>
            Point your product at the recorder in place of its org, let it work, and run the checks: they read the
            recordings.
          </p>
          <Button onClick={() => navigate('recorder')}>Open the recorder</Button>
        </div>
      );
    case 'revoke':
      return (
        <p className={css.words}>
          Record your product, revoke an instance in its org, and let your product go on: it should say to its customer
          that access has ended. Without a recording, write a note under Checks.
        </p>
      );
    case 'submit':
      return (
        <div className={css.ways}>
          <Button onClick={() => void savePack().catch(reportProblem)}>Save evidence pack</Button>
          <CopyButton text={scopesReasonText(integration)} label="Copy the reason to use scopes">
            Copy the reason to use scopes
          </CopyButton>
          <p className={css.words}>
            In the Admin Console: Applications, Your OIN Integrations, Build new OIN integration, API service.
          </p>
        </div>
      );
  }
}

const RunAgain = () => (
  <div className={css.ways}>
    <Button onClick={() => void runVerbById('readiness.run')}>Run the checks</Button>
  </div>
);

const today = (): string => new Date().toISOString().slice(0, 10);
