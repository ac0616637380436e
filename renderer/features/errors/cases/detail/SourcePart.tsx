// How certain it is that Okta answers so, and where that is known from. What nobody outside Okta knows is said.

import { caseCost } from '../../../../../shared/okta/error-cases/cases/case-needs.ts';
import { publicSources } from '../../../../../shared/okta/error-cases/cases/public-sources.ts';
import { UNCERTAIN_POINTS } from '../../../../../shared/okta/error-cases/cases/uncertain-points.ts';
import type { ErrorCase, Evidence } from '../../../../../shared/okta/error-cases/error-case.ts';
import { Tag } from '../../../../ui/chips/Tag.tsx';
import { DataList } from '../../../../ui/lists/DataList.tsx';
import { SheetPart } from '../../Sheet.tsx';
import { costWords } from '../run/cost-words.ts';
import css from './CaseDetail.module.css';

// Where a fact about Okta comes from, in words.
const EVIDENCE_WORDS: Record<Evidence, string> = {
  D: 'Okta’s documentation',
  T: 'Okta’s own error tables',
  C: 'captured traffic',
  R: 'other people’s reports',
  I: 'inferred',
};

const TONES = { certain: 'good', likely: 'neutral', uncertain: 'warning' } as const;

export function SourcePart({ one }: { one: ErrorCase }) {
  const { confidence, uncertain, evidence, id } = one;
  return (
    <SheetPart label="Source">
      <h3>How certain this is</h3>
      <DataList
        items={[
          {
            label: 'Confidence',
            value: (
              <>
                <Tag tone={TONES[confidence]}>{confidence}</Tag>
                {uncertain !== null && <span className={css.doubt}> {UNCERTAIN_POINTS[uncertain]}</span>}
              </>
            ),
          },
          { label: 'Based on', value: evidence.map((letter) => EVIDENCE_WORDS[letter]).join(', ') },
          {
            label: 'Read more',
            value: (
              <ul className={css.sources}>
                {publicSources(one).map(({ title, url }) => (
                  <li key={url}>
                    <a href={url} target="_blank" rel="noopener noreferrer">
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
          { label: 'Case', value: id, mono: true },
          { label: 'Cost', value: costWords(caseCost(one)) },
        ]}
      />
    </SheetPart>
  );
}
