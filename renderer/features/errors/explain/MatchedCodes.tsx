// The codes in a pasted response, with what is known of each.

import type { MatchedCode } from '../../../../shared/okta/explain/explanation.ts';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { showCode } from '../errors-route.ts';
import { SheetPart } from '../Sheet.tsx';
import { codeId } from './codes.ts';
import css from './Explain.module.css';

/** `said`: the meaning that the verdict above has given already. */
export function MatchedCodes({ codes, said }: { codes: readonly MatchedCode[]; said: string }) {
  if (codes.length === 0) return null;
  return (
    <SheetPart label="Error codes">
      <h3>{codes.length === 1 ? 'Error code' : 'Error codes'}</h3>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={codeId(code)} className={css.code}>
            <div className={css.codeHead}>
              <code className={css.codeName}>{code.code}</code>
              <StatusCode status={code.status} />
              {!code.exact && (
                <Tag tone="warning" title="The code is known, but not with the text that comes with it.">
                  matched by code only
                </Tag>
              )}
              <Button size="small" variant="quiet" onClick={() => showCode(code.key ?? code.code)}>
                Show in the list
              </Button>
            </div>
            <p className={css.where}>
              {code.foundIn === 'body' ? 'in the body' : 'in WWW-Authenticate'}
              {code.key !== null && code.key !== code.code && (
                <>
                  {' · '}
                  <span className="mono">{code.key}</span>
                </>
              )}
            </p>
            <p className={css.wireText}>{code.text}</p>
            {code.meaning !== said && (
              <>
                <p>{code.meaning}</p>
                <p className={css.next}>{code.fix}</p>
              </>
            )}
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
