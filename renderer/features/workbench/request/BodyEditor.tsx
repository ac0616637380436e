// The body of a write. What is wrong with its JSON is said, and it can be sent so on purpose: the org's answer to it is
// worth seeing as well.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import css from './BodyEditor.module.css';
import { setBody } from './change-draft.ts';
import { useRequestState } from './request-store.ts';

const EXAMPLES: Record<string, unknown> = {
  createUser: {
    profile: {
      firstName: 'Sample',
      lastName: 'Person',
      email: 'sample.person@example.com',
      login: 'sample.person@example.com',
    },
  },
  updateUser: { profile: { nickName: 'Sample' } },
  addGroup: { profile: { name: 'Sample group', description: 'Made on the bench' } },
  replaceGroup: { profile: { name: 'Sample group', description: 'Changed on the bench' } },
  createTrustedOrigin: {
    name: 'Sample origin',
    origin: 'https://app.example.com',
    scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
  },
  createEventHook: {
    name: 'Sample hook',
    events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
    channel: { type: 'HTTP', version: '1.0.0', config: { uri: 'https://hooks.example.com/okta' } },
  },
};

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

/**
 * A first body for the writes that nearly everybody tries. The catalogue holds no bodies; these are the least that the
 * operation takes, with names that belong to nobody.
 * Null where there is none.
 */
function bodyExample(operationId: string | undefined): string | null {
  const example = operationId === undefined ? undefined : EXAMPLES[operationId];
  return example === undefined ? null : JSON.stringify(example, null, 2);
}
