// Method and path, and the resulting address with everything filled in; beside it what is about the operation.
import { useRef } from 'react';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { useFocusRequest } from '../focus-request.ts';
import { OperationPageLink } from '../OperationPageLink.tsx';
import { setMethod, setPath } from './change-draft.ts';
import { FavouriteButton } from './operations/FavouriteButton.tsx';
import { buildPath } from './parameters/build-path.ts';
import { isPastedRequest, pasteRequest } from './paste-request.ts';
import css from './RequestLine.module.css';
import { useRequestState } from './request-store.ts';
import { shownAddress } from './shown-address.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export function RequestLine({ operation }: { operation: Operation | null }) {
  const draft = useRequestState((state) => state.draft);
  const tenant = useSelectedTenant();
  const input = useRef<HTMLInputElement>(null);
  useFocusRequest('path', () => input.current?.focus());
  const { path } = buildPath(draft, operation?.parameters ?? []);
  const { url, problem } = shownAddress(tenant?.origin ?? '', path);
  return (
    <div className={css.line}>
      <div className={css.fields}>
        <NativeSelect
          aria-label="Method"
          className={css.method}
          value={draft.method}
          onChange={(event) => setMethod(event.currentTarget.value)}
        >
          {[...new Set([...METHODS, draft.method])].map((method) => (
            <option key={method}>{method}</option>
          ))}
        </NativeSelect>
        <input
          ref={input}
          type="text"
          className={css.path}
          aria-label="Path"
          placeholder="/api/v1/… or paste a cURL command"
          value={draft.path}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : 'path-problem'}
          onChange={(event) => setPath(event.currentTarget.value)}
          onPaste={(event) => {
            const { value, selectionStart } = event.currentTarget;
            const text = event.clipboardData.getData('text');
            if (!isPastedRequest(text, value.slice(0, selectionStart ?? 0))) return;
            event.preventDefault();
            void pasteRequest(text).catch(reportProblem);
          }}
        />
      </div>
      <div className={css.url}>
        {problem === null ? (
          <>
            <span className={css.full} title={url}>
              {url}
            </span>
            <CopyButton text={url} label="Copy URL" />
          </>
        ) : (
          <span id="path-problem" className={css.problem} role="status">
            {problem}
          </span>
        )}
        {operation && <FavouriteButton operation={operation} />}
        <OperationPageLink operation={operation} />
      </div>
    </div>
  );
}
