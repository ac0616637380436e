// The main job on one page: pick scopes, request a token, send a request, read the answer. Three columns in a wide window;
// in a narrow one the request is above its response.
import { useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { navigate } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { handoffStore } from '../../platform/session-state/workbench-handoff.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import { ClockBanner } from './ClockBanner.tsx';
import { FirstRunHint } from './FirstRunHint.tsx';
import { RequestPanel } from './request/RequestPanel.tsx';
import { restoreResponses } from './response/change-responses.ts';
import { findFetching } from './response/fetch-all.ts';
import { ResponsePanel } from './response/ResponsePanel.tsx';
import { ScopePanel } from './scopes/ScopePanel.tsx';
import { takeHandedOver } from './take-handed-over.ts';
import { TokenDetails } from './token/TokenDetails.tsx';
import { TokenPanel } from './token/TokenPanel.tsx';
import css from './WorkbenchPage.module.css';

const narrow = window.matchMedia('(max-width: 1279px)');

/** Half a large screen, or 150 % of a small one: what is beside the answer makes room for it, and for the scopes. */
const low = (): boolean => window.innerHeight <= 660;

// Under 1280 px of window the request is above the response.
const useStacked = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);

export function WorkbenchPage() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const stacked = useStacked();
  const handoff = useStore(handoffStore, (state) => state.handoff);
  useEffect(() => {
    void restoreResponses().then(findFetching).catch(reportProblem);
  }, []);
  useEffect(() => {
    if (handoff) takeHandedOver();
  }, [handoff]);
  if (!tenant) return <NoTenant />;
  return (
    <div className={css.page}>
      <h1 className="visually-hidden">Workbench</h1>
      <FirstRunHint />
      <ClockBanner tenant={tenant} />
      {!credential && (
        <div className={css.note}>
          <Note
            tone="warning"
            title={`${tenant.name} has no credential yet. Requests can be sent without one, or with a pasted token.`}
            action={
              <Button size="small" onClick={() => navigate('tenants', tenant.id)}>
                Add credential
              </Button>
            }
          />
        </div>
      )}
      <div className={css.columns}>
        <Splitter
          id="workbench.scopes"
          label="Width of the scope picker"
          initial={312}
          min={268}
          max={480}
          restMin={520}
        >
          <Splitter
            id="workbench.token"
            label="Height of the token panel"
            direction="rows"
            fixed="end"
            initial={low() ? 152 : window.innerHeight < 800 ? 204 : 300}
            min={120}
            max={700}
            restMin={220}
          >
            <ScopePanel />
            <TokenPanel />
          </Splitter>
          <Splitter
            key={stacked ? 'rows' : 'columns'}
            id={stacked ? 'workbench.request.rows' : 'workbench.request'}
            label={stacked ? 'Height of the request' : 'Width of the request'}
            direction={stacked ? 'rows' : 'columns'}
            initial={stacked ? (low() ? 252 : 320) : 400}
            min={stacked ? 240 : 340}
            max={stacked ? 800 : 760}
            restMin={stacked ? 180 : 380}
          >
            <RequestPanel low={stacked} />
            <ResponsePanel />
          </Splitter>
        </Splitter>
      </div>
      <TokenDetails />
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

function NoTenant() {
  return (
    <EmptyState
      title="No tenant yet"
      text="Add the Okta org that you want to test against."
      action={
        <Button variant="primary" onClick={() => navigate('tenants')}>
          Add tenant
        </Button>
      }
    />
  );
}
