// One operation: each demand with the scopes that meet it and their state for the chosen credential.
import { IconFlask } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { oktaPageOf } from '../../../../shared/okta/catalogue/okta-pages.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { goneWords } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { opensCount } from '../../../../shared/okta/scopes/blast-radius.ts';
import { leastScopes, type Requirement, requirementOf } from '../../../../shared/okta/scopes/requirement.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { ExternalLink } from '../../../ui/controls/ExternalLink.tsx';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { showScope } from '../scopes-address.ts';
import { scopesStore } from '../scopes-store.ts';
import { useScopeIndex } from '../use-scope-index.ts';
import css from './Detail.module.css';
import { lifecycleNotes } from './lifecycle-notes.ts';

/** What it takes when no scope opens it; null when a scope does. */
function withoutScope({ scopes, oauth, apiToken, client, open }: Requirement): string | null {
  if (open) return 'No credential is needed.';
  if (client) return 'It takes the client’s own credentials, not a token.';
  if (!oauth && apiToken) return 'It takes an API token only: no scope opens it to an OAuth access token.';
  return scopes.length === 0 ? 'Any valid access token will do: it asks for no scope.' : null;
}

export function OperationDetail({ operation }: { operation: Operation }) {
  const { catalogue, scope: known } = useCatalogue();
  const gone = goneWords(catalogue, operation.id);
  const index = useScopeIndex();
  const entries = useStore(scopesStore, (state) => state.ledger?.entries);
  const requirement = useMemo(() => requirementOf(operation, new Set(known.keys())), [operation, known]);
  const without = withoutScope(requirement);
  const page = oktaPageOf(operation);
  const notes = lifecycleNotes([operation]).map((note) => note.replace(/^All /, ''));
  const standing = (name: string): string => {
    const entry = entries?.find(({ scope }) => scope === name);
    const opens = `opens ${opensCount(name, index)}`;
    if (entry?.granted?.granted) return `${opens}, granted`;
    if (entry?.granted) return `${opens}, refused`;
    return entry?.registered ? `${opens}, registered` : opens;
  };
  return (
    <article className={css.detail} aria-label={operationTitle(operation.id)}>
      <header className={css.part}>
        <h2 className={css.title}>{operationTitle(operation.id)}</h2>
        <p className={css.probe}>
          <MethodTag method={operation.method} />
          <span className={css.path}>{operation.path}</span>
        </p>
      </header>
      <div className={css.actions}>
        <Button
          icon={IconFlask}
          onClick={() =>
            openInWorkbench({
              operationId: operation.id,
              scopes: operation.scopes.length > 0 ? leastScopes(operation) : undefined,
            })
          }
        >
          Use in Workbench
        </Button>
        {page !== null && <ExternalLink look="text" url={page} label="Okta documentation" />}
      </div>
      {gone !== null && <Note tone="warning" title={gone} />}
      {without !== null && <Note title={without} />}
      {without === null && (
        <section className={css.part} aria-label="Satisfied by">
          <h3 className={css.title}>
            {requirement.scopes.length > 1 ? `Needs ${requirement.scopes.length} scopes together` : 'Satisfied by'}
          </h3>
          {requirement.scopes.map(({ name, satisfiedBy }, at) => (
            <div key={name} className={css.group}>
              {requirement.scopes.length > 1 && (
                <h4 className={css.groupTitle}>{at === 0 ? 'One of' : 'and one of'}</h4>
              )}
              <ul className={css.satisfied}>
                {satisfiedBy.map((each) => (
                  <li key={each} className={css.line}>
                    <ScopeChip name={each} onClick={() => showScope(each)} />
                    <span>
                      {each === name ? 'asked for' : 'includes it'}, {standing(each)}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      <DataList
        items={[
          { label: 'Operation ID', value: operation.id, mono: true },
          { label: 'Tag', value: operation.tag },
          { label: 'Lifecycle', value: notes.length > 0 ? notes.join('; ') : 'generally available' },
          ...(operation.adminRoles?.length ? [{ label: 'Admin roles', value: operation.adminRoles.join(', ') }] : []),
          ...(operation.iamPermissions?.length
            ? [{ label: 'Permissions', value: operation.iamPermissions.join(', '), mono: true }]
            : []),
        ]}
      />
    </article>
  );
}
