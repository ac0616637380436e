// One answer of a run: what was expected of it and what it was, what it gave to later steps, and the exchange that was kept with the run.
import { IconFlask, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { changeAddress } from '../../../../platform/navigation.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { sendAgain } from '../../../../platform/session-state/send-again.ts';
import { ScopeChip } from '../../../../ui/chips/ScopeChip.tsx';
import { StatusCode } from '../../../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../../../ui/chips/VerdictChip.tsx';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { DataList } from '../../../../ui/lists/DataList.tsx';
import { ScopeList } from '../../../../ui/lists/ScopeList.tsx';
import { ErrorNotice } from '../../../../ui/notices/ErrorNotice.tsx';
import { EvidenceFrame } from '../../../../viewer/exchange/EvidenceFrame.tsx';
import { ExchangeAnswer } from '../../../../viewer/exchange/ExchangeAnswer.tsx';
import { useKeptExchange } from '../../../../viewer/exchange/use-kept-exchange.ts';
import type { OpenPlan } from '../../open-plans.ts';
import { plansAddress } from '../../plans-address.ts';
import { OutcomeChip } from '../OutcomeChip.tsx';
import { planRunStore } from '../plan-run-store.ts';
import { runOn, showStep } from '../run-plan.ts';
import css from './AnswerPane.module.css';
import type { ShownAnswer } from './shown-answer.ts';

interface AnswerPaneProps {
  plan: OpenPlan;
  runId: string;
  answer: ShownAnswer;
}

export function AnswerPane({ plan, runId, answer }: AnswerPaneProps) {
  const { title, outcome, status, wire, reason, expectations, exchangeId, stepId, without } = answer;
  const { exchange, error, retry } = useKeptExchange(exchangeId);
  const sent = exchange ? new URL(exchange.request.url) : null;
  const place = useStore(planRunStore, ({ runs }) => runs?.find((run) => run.runId === runId)?.places[0]);
  return (
    <EvidenceFrame
      label={`Answer: ${title}`}
      head={
        <>
          <b className={css.title} title={title}>
            {title}
          </b>
          {without !== null && exchange ? (
            <VerdictChip verdict={exchange.verdict.verdict} />
          ) : (
            <OutcomeChip refusal={answer.refusal} outcome={outcome} />
          )}
          {status !== null && <StatusCode status={status} {...(exchange && { verdict: exchange.verdict.verdict })} />}
        </>
      }
      actions={
        <>
          {answer.alone && stepId !== null && place && (
            <IconButton
              size="small"
              icon={IconPlayerPlay}
              label="Run this step, with those whose values it needs"
              onClick={() =>
                void runOn(plan, [stepId], `${place.tenantId}/${place.credentialId ?? ''}`).catch(reportProblem)
              }
            />
          )}
          {stepId !== null && (
            <IconButton
              size="small"
              icon={IconPencil}
              label="Edit this step"
              onClick={() => changeAddress(plansAddress, { part: 'edit', step: stepId }, { step: true })}
            />
          )}
          {exchange?.kind === 'api' && (
            <IconButton size="small" icon={IconFlask} label="Open in Workbench" onClick={() => sendAgain(exchange)} />
          )}
        </>
      }
      onClose={() => showStep(null)}
      wire={exchange && sent ? `${exchange.request.method} ${sent.pathname}${sent.search}` : wire}
    >
      {without !== null && (
        <p>
          As it was answered without <ScopeChip name={without} />
        </p>
      )}
      {reason !== null && <p>{reason}</p>}
      {expectations.length > 0 && <Expectations expectations={expectations} />}
      <Facts answer={answer} heldScopes={exchange?.heldScopes ?? null} />
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {exchange && <ExchangeAnswer exchange={exchange} />}
    </EvidenceFrame>
  );
}

function Expectations({ expectations }: Pick<ShownAnswer, 'expectations'>) {
  return (
    <table className={css.table}>
      <caption className="visually-hidden">Expectations</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Expected</th>
          <th scope="col">Was</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {expectations.map(({ what, expected, actual, met }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two expectations may be of one place, and their order never changes.
          <tr key={index}>
            <th scope="row" className="mono">
              {what}
            </th>
            <td>{expected}</td>
            <td>{actual}</td>
            <td>
              <OutcomeChip outcome={met ? 'met' : 'failed'} look="plain" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Facts({ answer, heldScopes }: { answer: ShownAnswer; heldScopes: readonly string[] | null }) {
  const { saved, pages, attempts } = answer;
  const items = [
    ...Object.entries(saved).map(([name, value]) => ({
      label: `Saved ${name}`,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      mono: true,
    })),
    ...(pages > 1 ? [{ label: 'Pages', value: `${pages}; the last one is below` }] : []),
    ...(attempts > 1 ? [{ label: 'Attempts', value: String(attempts) }] : []),
    ...(heldScopes ? [{ label: 'Token holds', value: <ScopeList names={heldScopes} /> }] : []),
  ];
  return items.length === 0 ? null : <DataList items={items} />;
}
