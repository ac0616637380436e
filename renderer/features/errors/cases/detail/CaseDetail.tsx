// One case in full: what it sends, what is expected and what was received, what it means, and how certain that is.
import { IconFlask, IconHistory, IconPlayerPlay } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Exchange } from '../../../../../shared/model/exchange.ts';
import { buildCaseRequest, neededValues } from '../../../../../shared/okta/error-cases/cases/build-case-request.ts';
import { caseWords } from '../../../../../shared/okta/error-cases/cases/case-words.ts';
import type { ErrorCase } from '../../../../../shared/okta/error-cases/error-case.ts';
import { navigate } from '../../../../platform/navigation.ts';
import { openInWorkbench } from '../../../../platform/session-state/workbench-handoff.ts';
import { Ticked } from '../../../../ui/chips/Ticked.tsx';
import { Button } from '../../../../ui/controls/Button.tsx';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { Note } from '../../../../ui/notices/Note.tsx';
import { useKeptExchange } from '../../../../viewer/exchange/use-kept-exchange.ts';
import { Sheet, SheetPart } from '../../Sheet.tsx';
import type { CaseRow } from '../case-rows.ts';
import { casesStore } from '../cases-store.ts';
import { OutcomeChip } from '../OutcomeChip.tsx';
import { runRows } from '../run/choose-run.ts';
import { chosenPlace } from '../run/run-cases.ts';
import { CaseMenu } from '../tree/CaseMenu.tsx';
import { AnswerPart } from './AnswerPart.tsx';
import css from './CaseDetail.module.css';
import { SentPart } from './SentPart.tsx';
import { SourcePart } from './SourcePart.tsx';

const TOKEN = 'Bearer {token}';

export interface CaseDetailProps {
  one: ErrorCase;
  row: CaseRow;
  /** There is a credential, and nothing else runs. */
  canRun: boolean;
}

export function CaseDetail({ one, row, canRun }: CaseDetailProps) {
  const history = useStore(casesStore, (state) => state.history);
  const record = history?.results.find(({ caseId }) => caseId === one.id) ?? null;
  const baseline = history?.baselines.find(({ caseId }) => caseId === one.id) ?? null;
  const { exchange, error } = useKeptExchange(record?.last.exchangeId ?? null);
  const { meaning, fix } = caseWords(one);
  const handOver = workbenchHandoff(one, exchange);
  return (
    <article className={css.case} aria-label={one.title}>
      <header className={css.head}>
        <div className={css.words}>
          <h2 className={css.title}>{one.title}</h2>
          <OutcomeChip outcome={row.outcome} />
        </div>
        <div className={css.actions}>
          {exchange && (
            <IconButton
              icon={IconHistory}
              label="Show the exchange in History"
              onClick={() => navigate('history', exchange.id)}
            />
          )}
          {handOver && <IconButton icon={IconFlask} label="Open in Workbench" onClick={handOver} />}
          <CaseMenu one={one} record={record} />
          <Button
            icon={IconPlayerPlay}
            disabled={!canRun || row.barred !== null}
            title={row.barred ?? undefined}
            onClick={() => void runRows([row])}
          >
            Run
          </Button>
        </div>
      </header>
      <Sheet label="About the case">
        {(row.barred ?? row.risk) !== null && (
          <Note
            tone="warning"
            title={row.barred === null ? 'Not safe on a real org' : 'Not offered on a production tenant'}
          >
            {one.unsafe}
          </Note>
        )}
        <AnswerPart one={one} record={record} baseline={baseline} />
        <SentPart one={one} exchange={exchange} ran={(record?.last.exchangeId ?? null) !== null} error={error} />
        <SheetPart label="Meaning">
          <h3>What it means</h3>
          <p>
            <Ticked text={meaning} />
          </p>
          <p className={css.fix}>
            <Ticked text={fix} />
          </p>
        </SheetPart>
        <SourcePart one={one} />
      </Sheet>
    </article>
  );
}

/**
 * A case's request handed to the Workbench, where that makes sense: the Workbench sends its own token, so a case whose fault
 * is in the token or in the token request cannot be sent from there.
 * Opens it; null where it cannot be done.
 */
function workbenchHandoff({ request }: ErrorCase, exchange: Exchange | null): (() => void) | null {
  const { kind, headers, spare } = { ...request, spare: neededValues(request).filter((name) => name !== 'token') };
  const byToken = headers.some(([name, value]) => name === 'Authorization' && value === TOKEN);
  if (kind !== 'api' || !byToken || request.client !== 'chosen' || spare.length > 0) return null;
  const { method, path, body } = buildCaseRequest(request, {});
  return () =>
    openInWorkbench({
      ...(exchange ? { tenantId: exchange.tenantId } : (chosenPlace() ?? {})),
      operationId: request.operationId,
      method,
      path,
      headers: headers.filter(([name]) => name !== 'Authorization'),
      body,
      scopes: exchange?.heldScopes ?? request.scopes,
    });
}
