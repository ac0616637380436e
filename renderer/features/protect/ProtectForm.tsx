// What is tested: the API and its routes, the pages that may call it, and the good token. What starts it stays in view.
import { Checkbox, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconTrash } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { isWrite, type ProtectRoute } from '../../../shared/runs/protect/read-routes.ts';
import { ROUTE_EXPECTATIONS, type RouteExpectation } from '../../../shared/runs/protect/test-cases.ts';
import { reportProblem } from '../../platform/problems.ts';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { NativeSelect } from '../../ui/controls/NativeSelect.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { GoodToken } from './GoodToken.tsx';
import css from './Protect.module.css';
import {
  changeDraft,
  changeRoute,
  draftStore,
  FOREIGN,
  giverOf,
  giversOf,
  missingWords,
  type ProtectDraft,
} from './protect-draft.ts';
import { protectStore } from './protect-store.ts';
import { runDraft, trySandbox } from './run-protect.ts';

export function ProtectForm() {
  const draft = useStore(draftStore);
  const run = useStore(protectStore, (state) => state.run);
  const testing = goesOn(run);
  const tenants = useTenants();
  const selected = useSelectedTenant();
  const givers = giversOf(tenants, selected);
  const giver = giverOf(draft, givers);
  const missing = missingWords(draft, giver);
  return (
    <form
      className={css.form}
      aria-label="What is tested"
      onSubmit={(event) => {
        event.preventDefault();
        void runDraft().catch(reportProblem);
      }}
    >
      <ScrollRegion className={css.fields} aria-label="API, token and pages">
        <TextInput
          label="Base URL of your API"
          placeholder="https://api.example.com"
          classNames={{ input: 'mono' }}
          spellCheck={false}
          value={draft.api}
          onChange={(event) => changeDraft({ api: event.currentTarget.value })}
        />
        <Routes routes={draft.routes} />
        {draft.routes.some(isWrite) && (
          <Checkbox
            label="Send methods that write"
            description="With a good token, and with each that your API lets in, they are carried out."
            checked={draft.allowWrites}
            onChange={(event) => changeDraft({ allowWrites: event.currentTarget.checked })}
          />
        )}
        <GoodToken draft={draft} givers={givers} giver={giver} />
        <Pages draft={draft} />
        {/* While there is no result, its place has them. */}
        {run !== null && (
          <Field label="The APIs of the sandbox org">
            <div className={css.tries}>
              <Button size="small" disabled={testing} onClick={() => void trySandbox('sound').catch(reportProblem)}>
                Try the sound API of the sandbox org
              </Button>
              <Button size="small" disabled={testing} onClick={() => void trySandbox('weak').catch(reportProblem)}>
                Try the weak one
              </Button>
            </div>
          </Field>
        )}
      </ScrollRegion>
      <footer className={css.foot}>
        <Button
          type="submit"
          variant="primary"
          icon={IconPlayerPlay}
          keys="mod+enter"
          disabled={missing !== null || testing}
        >
          Test
        </Button>
        <p className={css.muted}>{missing ?? (giver && `As ${giver.credential.name} of ${giver.tenant.name}`)}</p>
      </footer>
    </form>
  );
}

function Routes({ routes }: { routes: readonly ProtectRoute[] }) {
  return (
    <Field
      label="Routes"
      aside={
        <Button
          size="small"
          variant="quiet"
          icon={IconPlus}
          onClick={() => changeDraft({ routes: [...routes, { method: 'GET', path: '', expect: 'protected' }] })}
        >
          Add
        </Button>
      }
    >
      <ul className={css.routes}>
        {routes.map((route, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a route has no name but its place, and two may be alike while one is typed.
          <RouteRow key={at} at={at} route={route} />
        ))}
      </ul>
    </Field>
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
const WORDS: Record<RouteExpectation, string> = { protected: 'Protected', open: 'Open' };

function RouteRow({ at, route: { method, path, expect } }: { at: number; route: ProtectRoute }) {
  const which = `route ${at + 1}`;
  return (
    <li className={css.route}>
      <NativeSelect
        aria-label={`Method of ${which}`}
        value={method}
        onChange={(event) => changeRoute(at, { method: event.currentTarget.value })}
      >
        {METHODS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </NativeSelect>
      <TextInput
        aria-label={`Path of ${which}`}
        placeholder="/api/things"
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={path}
        onChange={(event) => changeRoute(at, { path: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={`What ${which} is to be`}
        value={expect}
        onChange={(event) => changeRoute(at, { expect: event.currentTarget.value as RouteExpectation })}
      >
        {ROUTE_EXPECTATIONS.map((one) => (
          <option key={one} value={one}>
            {WORDS[one]}
          </option>
        ))}
      </NativeSelect>
      <IconButton
        size="small"
        icon={IconTrash}
        label={`Remove ${which}`}
        onClick={() => changeDraft({ routes: draftStore.getState().routes.filter((_, index) => index !== at) })}
      />
    </li>
  );
}

/** The pages by which CORS is tried. */
function Pages({ draft }: { draft: ProtectDraft }) {
  return (
    <>
      <TextInput
        label="Page that may call it"
        description="CORS is tried when there is one."
        placeholder="https://app.example.com"
        inputWrapperOrder={['label', 'input', 'description']}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={draft.allowedOrigin}
        onChange={(event) => changeDraft({ allowedOrigin: event.currentTarget.value })}
      />
      {draft.allowedOrigin.trim() !== '' && (
        <TextInput
          label="Page that may not"
          placeholder={FOREIGN}
          classNames={{ input: 'mono' }}
          spellCheck={false}
          value={draft.foreignOrigin}
          onChange={(event) => changeDraft({ foreignOrigin: event.currentTarget.value })}
        />
      )}
    </>
  );
}
