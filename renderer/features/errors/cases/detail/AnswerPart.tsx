// The actual answer beside the expected one: the differences in words, then the two answers row by row. The actual answer can also be set
// beside this org's baseline, and beside the run before.
import type { CaseBaseline } from '../../../../../shared/model/case-results.ts';
import { caseError } from '../../../../../shared/okta/error-cases/cases/case-words.ts';
import { cannotBeBaseline } from '../../../../../shared/okta/error-cases/compare/cannot-be-baseline.ts';
import type { ErrorCase } from '../../../../../shared/okta/error-cases/error-case.ts';
import { changeAddress, useAddress } from '../../../../platform/navigation.ts';
import { Tag } from '../../../../ui/chips/Tag.tsx';
import { Button } from '../../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../../ui/controls/SegmentedControl.tsx';
import { ErrorNotice } from '../../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../../ui/notices/Note.tsx';
import { useAction } from '../../../../ui/progress/use-action.ts';
import { RelativeTime } from '../../../../ui/values/RelativeTime.tsx';
import { errorsAddress, type SideId } from '../../errors-route.ts';
import { SheetPart } from '../../Sheet.tsx';
import { forgetBaseline } from '../baselines.ts';
import { SaveBaseline } from '../SaveBaseline.tsx';
import { toAnswerRows } from './answer-rows.ts';
import css from './CaseDetail.module.css';
import { CompareTable } from './CompareTable.tsx';
import { type CaseRecord, sidesOf } from './sides.ts';

interface AnswerPartProps {
  one: ErrorCase;
  record: CaseRecord | null;
  baseline: CaseBaseline | null;
}

function Outcome({ one, record, baseline }: AnswerPartProps & { record: CaseRecord }) {
  const { last } = record;
  const passing = cannotBeBaseline(one, last.verdict);
  if (last.outcome === 'differs')
    return (
      <Note
        tone="warning"
        title={last.differences.length === 1 ? 'One thing differs' : `${last.differences.length} things differ`}
      >
        <ul className={css.differences}>
          {last.differences.map(({ part, name, words }) => (
            <li key={`${part} ${name}`}>{words}</li>
          ))}
        </ul>
        {last.note && <p className={css.note}>{last.note}</p>}
        {passing === null ? (
          <div className={css.noteAction}>
            <SaveBaseline caseId={one.id} title={one.title} />
          </div>
        ) : (
          <p className={css.note}>This cannot be saved as this org’s baseline. {passing}</p>
        )}
      </Note>
    );
  if (last.outcome === 'as-this-org')
    return (
      <Note
        title={
          <>
            Not as expected, and as this org is known to answer
            {baseline && (
              <>
                , since <RelativeTime at={baseline.savedAt} />
              </>
            )}
          </>
        }
      >
        {baseline?.note}
      </Note>
    );
  if (last.outcome === 'unreachable')
    return (
      <Note tone="warning" title="No answer">
        {last.note}
      </Note>
    );
  if (last.outcome === 'skipped') return <Note title="Skipped">{last.note}</Note>;
  return last.note === null ? null : <p className={css.muted}>{last.note}</p>;
}

/** Other answers that count as expected: nobody outside Okta knows which one it is. */
function OtherAnswers({ one, matched }: { one: ErrorCase; matched: number }) {
  const others = one.expected.filter((_, index) => index !== matched);
  if (others.length === 0) return null;
  const words = others.map(({ status, body, headers }) => {
    if (status < 400) return Array.isArray(body) && body.length === 0 ? `${status} []` : String(status);
    const code = /"error(?:Code)?":"([^"]+)"/.exec(JSON.stringify(body))?.[1];
    const challenge = /error="([^"]+)"/.exec(headers['www-authenticate'] ?? '')?.[1];
    return `${status} ${code ?? challenge ?? caseError(one) ?? ''}`.trim();
  });
  return (
    <p className={css.muted}>
      Also counted as expected: <span className="mono">{[...new Set(words)].join(', ')}</span>
    </p>
  );
}

const SAME: Record<SideId, string> = {
  expected: '',
  baseline: 'Nothing differs from this org’s baseline.',
  before: 'Nothing differs from the previous run.',
};

export function AnswerPart({ one, record, baseline }: AnswerPartProps) {
  const { beside: sideId } = useAddress(errorsAddress);
  const forgetting = useAction(() => forgetBaseline(one.id));
  const sides = sidesOf(one, record, baseline?.answer ?? null);
  const side = sides.find(({ id }) => id === sideId) ?? sides[0];
  if (!side) return null;
  const actual = record?.last.actual ?? null;
  // An earlier answer has all its headers, an expected one only those that matter.
  const recorded = side.id !== 'expected';
  const { rows, more } = toAnswerRows(side.answer, actual, side.differences);
  return (
    <SheetPart label="Answer">
      <div className={css.lead}>
        <h3>{actual === null ? 'What Okta answers' : 'Expected and actual'}</h3>
        {record && (
          <span className={css.when}>
            run <RelativeTime at={record.last.at} />
          </span>
        )}
        {record?.changed && (
          <Tag tone="warning" title="This answer differs from that of the previous run">
            changed since the previous run
          </Tag>
        )}
      </div>
      {record && <Outcome one={one} record={record} baseline={baseline} />}
      {(sides.length > 1 || baseline) && (
        <div className={css.lead}>
          {sides.length > 1 && (
            <SegmentedControl
              label="Compare with"
              size="small"
              value={side.id}
              options={sides.map(({ id, label }) => ({ value: id, label }))}
              onChange={(next) => changeAddress(errorsAddress, { beside: next })}
            />
          )}
          {baseline && (
            <Button size="small" variant="quiet" busy={forgetting.busy} onClick={() => void forgetting.run()}>
              Forget this org’s baseline
            </Button>
          )}
        </div>
      )}
      {forgetting.error && <ErrorNotice error={forgetting.error} onDismiss={forgetting.clear} />}
      {recorded && side.differences.length === 0 && <p className={css.muted}>{SAME[side.id]}</p>}
      <CompareTable
        key={side.id}
        rows={rows}
        more={more}
        leftLabel={side.label}
        rightLabel="Actual"
        single={actual === null}
        recorded={recorded}
      />
      {side.id === 'expected' && <OtherAnswers one={one} matched={record?.last.matched ?? 0} />}
    </SheetPart>
  );
}
