// One round of a mutation: the token that it got, then each call with its verdict, which opens the exchange behind it.

import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import type { MutationEnd, MutationStep } from '../../../../shared/runs/mutation/mutation-events.ts';
import type { MutationRound } from '../../../../shared/runs/mutation/reduce-mutation.ts';
import { useAddress } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Ticked } from '../../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../../ui/chips/VerdictChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { scopesAddress, showStep } from '../scopes-address.ts';
import css from './Mutation.module.css';
import { roundWords } from './mutation-words.ts';

function Step({ of: { operationId, verdict, exchangeId, note } }: { of: MutationStep }) {
  const { operation } = useCatalogue();
  const { step } = useAddress(scopesAddress);
  const chosen = step !== null && step === exchangeId;
  const { method = '', path = operationId } = operation.get(operationId) ?? {};
  const content = (
    <>
      <MethodTag method={method} />
      <OperationLine
        path={path}
        title={operationTitle(operationId)}
        more={
          note !== null && (
            <>
              : <Ticked text={note} />
            </>
          )
        }
      />
      {verdict === 'skipped' ? <Tag>not sent</Tag> : <VerdictChip verdict={verdict} />}
    </>
  );
  return (
    <li>
      {exchangeId === null ? (
        <div className={css.step}>{content}</div>
      ) : (
        <button
          type="button"
          className={classNames(css.step, css.opens, chosen && css.chosen)}
          aria-pressed={chosen}
          title="Show the exchange"
          onClick={() => showStep(chosen ? null : exchangeId)}
        >
          {content}
        </button>
      )}
    </li>
  );
}

export function MutationRoundView({ round, end }: { round: MutationRound; end: MutationEnd | null }) {
  const { leftOut, scopes, granted, problem, steps } = round;
  const words = roundWords(round, end);
  const note = leftOut === null ? null : end?.necessary.find(({ scope }) => scope === leftOut)?.note;
  const name = leftOut === null ? 'With exactly the set' : `Without ${leftOut}`;
  return (
    <section className={css.round} aria-label={name}>
      <h3 className={css.roundHead}>
        {leftOut === null ? (
          'With exactly the set'
        ) : (
          <>
            Without <ScopeChip name={leftOut} />
          </>
        )}
        <span className={css.token}>
          {granted.length} of {formatCounted(scopes.length, 'scope')} granted
        </span>
        {words !== null && <span className={css.words}>{words}</span>}
      </h3>
      {problem !== null && <p className={css.problem}>{problem}</p>}
      {note && <p className={css.note}>{note}</p>}
      {steps.length > 0 && (
        <ul className={css.steps}>
          {steps.map((step) => (
            <Step key={step.operationId} of={step} />
          ))}
        </ul>
      )}
    </section>
  );
}
