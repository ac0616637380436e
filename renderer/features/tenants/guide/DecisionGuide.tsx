// Which way to authorise fits: one question after the other, what was answered above it, and at the end a kind of credential with its
// reasons and its form.
import { IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import {
  GUIDE_QUESTIONS,
  GUIDE_RESULTS,
  type GuideQuestionId,
} from '../../../../shared/okta/credentials/credential-guide.ts';
import { type CredentialKind, kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { navigate } from '../../../platform/navigation.ts';
import { selectCredential, useTenants } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { iconProps } from '../../../ui/icon.ts';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { NEW, startCredential } from '../drafts.ts';
import { LinkButton } from '../LinkButton.tsx';
import css from './DecisionGuide.module.css';
import { guidePlace } from './guide-place.ts';
import { answerGuide, askAgain, closeGuide, guideStore } from './guide-store.ts';

export function DecisionGuide() {
  const { tenantId, answers } = useStore(guideStore);
  const tenant = useTenants().find(({ id }) => id === tenantId);
  const { answered, next } = guidePlace(answers);
  return (
    <Dialog opened={tenant !== undefined} onClose={closeGuide} title="Which credential fits?" size={560}>
      {tenant && (
        <div className={css.guide}>
          {answered.length > 0 && (
            <ol className={css.answered} aria-label="Answered">
              {answered.map(({ ask, answer }, index) => (
                <li key={ask}>
                  <span className={css.words}>
                    {ask} <b>{answer.label}</b>
                  </span>
                  <Button size="small" variant="quiet" aria-label={`Change: ${ask}`} onClick={() => askAgain(index)}>
                    Change
                  </Button>
                </li>
              ))}
            </ol>
          )}
          {'question' in next ? (
            <Question key={next.question} id={next.question} />
          ) : (
            <Result tenant={tenant} kind={next.result} />
          )}
        </div>
      )}
    </Dialog>
  );
}

function Question({ id }: { id: GuideQuestionId }) {
  const { ask, answers } = GUIDE_QUESTIONS[id];
  const first = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone: the keyboard goes on at the next question.
  useEffect(() => first.current?.focus(), []);
  return (
    <section aria-label={ask}>
      <h3>{ask}</h3>
      <ul className={css.choices}>
        {answers.map((answer, index) => (
          <li key={answer.label}>
            <button
              ref={index === 0 ? first : null}
              data-autofocus={index === 0 || undefined}
              type="button"
              className={css.choice}
              onClick={() => answerGuide(answer)}
            >
              <span className={css.words}>
                <b>{answer.label}</b>
                {answer.text && <span>{answer.text}</span>}
              </span>
              <IconChevronRight {...iconProps} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Result({ tenant, kind }: { tenant: Tenant; kind: CredentialKind }) {
  const { label, text, where } = kindOf({ kind });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { because = [], mind = [] } = GUIDE_RESULTS[kind] ?? {};
  return (
    <section className={css.result} aria-label="What fits">
      <h3 ref={heading} tabIndex={-1}>
        {label}
      </h3>
      <p>{text}</p>
      <Reasons title="Why" reasons={because} />
      <Reasons title="What to watch" reasons={mind} />
      <div className={css.actions}>
        <NextStep tenant={tenant} kind={kind} />
        <LinkButton url={where.help.url}>{where.help.title}</LinkButton>
      </div>
    </section>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: readonly string[] }) {
  return (
    <>
      <h4>{title}</h4>
      <ul className={css.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}

/** The form of the kind; of an org that comes with its clients, the one that shows the way. */
function NextStep({ tenant, kind }: { tenant: Tenant; kind: CredentialKind }) {
  const known = tenant.credentials.find((credential) => credential.kind === kind);
  const goOn = (go: () => void) => () => {
    closeGuide();
    go();
  };
  const { editable } = tenant.abilities;
  if (!editable && known)
    return (
      <Button
        variant="primary"
        size="large"
        onClick={goOn(() => {
          selectCredential(tenant.id, known.id);
          navigate('workbench');
        })}
      >
        {`Try it with ${known.name}`}
      </Button>
    );
  return (
    <Button
      variant="primary"
      size="large"
      icon={IconPlus}
      onClick={goOn(() => {
        if (editable) startCredential(tenant.id, kind);
        navigate('tenants', editable ? tenant.id : NEW);
      })}
    >
      {editable ? `Add it to ${tenant.name}` : 'Add your own org'}
    </Button>
  );
}
