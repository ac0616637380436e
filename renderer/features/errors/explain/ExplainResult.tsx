// What a pasted response means: verdict, cause, next step and evidence first, then the codes in it and the parts of it that
// matter.
import { IconMessageQuestion } from '@tabler/icons-react';
import type { OperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import type { ExplainedGrant, Explanation } from '../../../../shared/okta/explain/explanation.ts';
import type { Confidence } from '../../../../shared/okta/verdict/verdicts.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Ticked } from '../../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../../ui/chips/VerdictChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { GrantView } from '../../../ui/lists/GrantView.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { useDelayed } from '../../../ui/progress/use-delayed.ts';
import { Sheet, SheetPart } from '../Sheet.tsx';
import css from './Explain.module.css';
import { EXAMPLES } from './examples.ts';
import { takeText } from './explain-store.ts';
import { MatchedCodes } from './MatchedCodes.tsx';
import { OperationPart } from './OperationPart.tsx';
import { ResponseParts } from './ResponseParts.tsx';

// How certain a statement about Okta is, in words.
const CONFIDENCE_WORDS: Record<Confidence, string> = {
  certain: 'Okta says so.',
  likely: 'Known behaviour fits; Okta does not say it in so many words.',
  uncertain: 'A guess: Okta’s behaviour is not certain here.',
};

function Nothing() {
  return (
    <EmptyState
      icon={IconMessageQuestion}
      title="The explanation appears here"
      text="Paste a response on the left, or look at an example:"
      action={
        <span className={css.examples}>
          {EXAMPLES.map(({ label, text }) => (
            <Button key={label} size="small" onClick={() => takeText(text)}>
              {label}
            </Button>
          ))}
        </span>
      }
    />
  );
}

function Meaning({ explanation }: { explanation: Explanation }) {
  const { judgement, kindLabel, problems } = explanation;
  return (
    <SheetPart label="Verdict">
      {!isUnread(explanation) && (
        <div className={css.lead}>
          {judgement && <VerdictChip verdict={judgement.verdict} size="large" />}
          {judgement && judgement.confidence !== 'certain' && (
            <Tag
              tone={judgement.confidence === 'uncertain' ? 'warning' : 'neutral'}
              title={CONFIDENCE_WORDS[judgement.confidence]}
            >
              {judgement.confidence}
            </Tag>
          )}
          <span className={css.kind}>{kindLabel}</span>
        </div>
      )}
      {judgement && (
        <>
          <h2 className={css.title}>
            <Ticked text={judgement.title} />
          </h2>
          <p>
            <Ticked text={judgement.meaning} />
          </p>
          {judgement.next !== '' && (
            <p className={css.next}>
              <Ticked text={judgement.next} />
            </p>
          )}
          {judgement.evidence.length > 0 && (
            <ul className={css.evidence} aria-label="Evidence">
              {judgement.evidence.map((line) => (
                <li key={line}>
                  <Ticked text={line} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {problems.length > 0 && (
        <Note
          tone={judgement ? 'info' : 'warning'}
          title={judgement ? 'How it was read' : 'This could not be read as a response'}
        >
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Note>
      )}
    </SheetPart>
  );
}

function Reading() {
  const late = useDelayed(true);
  return late ? <EmptyState title="Reading the body…" /> : null;
}

/** Nothing could be found: showing the same text again beside it would say nothing. */
const isUnread = ({ judgement, codes, parsed, request }: Explanation): boolean =>
  judgement === null && codes.length === 0 && parsed.headers.length === 0 && request === null;

export interface ExplainResultProps {
  explanation: Explanation | null;
  /** The body of the response is on its way. */
  reading: boolean;
  matcher: OperationMatcher;
}

export function ExplainResult({ explanation, reading, matcher }: ExplainResultProps) {
  return (
    <Panel title="What it means" scroll="none">
      {explanation === null ? (
        reading ? (
          <Reading />
        ) : (
          <Nothing />
        )
      ) : (
        <Sheet label="Explanation" live>
          <Meaning explanation={explanation} />
          {explanation.grant && <GrantPart grant={explanation.grant} />}
          <OperationPart explanation={explanation} matcher={matcher} />
          <MatchedCodes codes={explanation.codes} said={explanation.judgement?.meaning ?? ''} />
          {!isUnread(explanation) && <ResponseParts explanation={explanation} />}
        </Sheet>
      )}
    </Panel>
  );
}

// A token that was granted: its scopes against those that were asked for. The org server leaves out what it does not grant and
// says nothing, so without the request nobody can know (FACTS §1.5).
function GrantPart({ grant }: { grant: ExplainedGrant }) {
  const { requested, granted, missing } = grant;
  return (
    <SheetPart label="Scopes">
      <h3>Granted against requested</h3>
      <GrantView requested={requested} granted={granted} missing={missing} />
      {requested === null && (
        <p className={css.muted}>What was requested is not known. Enter it on the left to see what the org left out.</p>
      )}
    </SheetPart>
  );
}
