// The body of a write. What is wrong with its JSON is said, and it can be sent so on purpose: the org's answer to it is
// worth seeing as well.
import type { Operation } from '../../../../shared/okta/catalogue.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { Button } from '../../../ui/Button.tsx';
import css from './BodyEditor.module.css';
import { bodyExample } from './body-examples.ts';
import { setBody } from './change-draft.ts';
import { useRequestState } from './request-store.ts';

const JsonEditor = onDemand(async () => (await import('../../../viewer/editor/JsonEditor.tsx')).JsonEditor);

export function BodyEditor({ operation }: { operation: Operation | null }) {
  const body = useRequestState((state) => state.draft.body);
  const example = bodyExample(operation?.id);
  return (
    <div className={css.body}>
      {body === '' && (
        <div className={css.start}>
          <span>
            {operation && !operation.body ? 'The catalogue declares no body for this operation.' : 'No body yet.'}
          </span>
          {example && (
            <Button size="small" onClick={() => setBody(example)}>
              Insert an example
            </Button>
          )}
        </div>
      )}
      <JsonEditor value={body} onChange={setBody} label="Request body" placeholder="{ }" />
    </div>
  );
}
