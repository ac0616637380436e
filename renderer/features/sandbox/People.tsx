// Who can sign in to the sandbox org, and the API tokens of its admins, so that a newcomer has what its sign-in page and its API ask for.
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { Tag } from '../../ui/chips/Tag.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import css from './SandboxPage.module.css';
import { SecretText, SecretToggle, useSecret } from './Secret.tsx';

export function People({ people }: Pick<SandboxStatus, 'people'>) {
  return (
    <Section title="People" text="Whoever signs in with a user app does so as one of them.">
      <ul aria-label="People of the sandbox org">
        {people.map(({ login }) => (
          <Person key={login} login={login} />
        ))}
      </ul>
    </Section>
  );
}

function Person({ login }: { login: string }) {
  const shown = useSecret({ login });
  return (
    <li className={css.client}>
      <div className={css.clientFacts}>
        <span className="mono">{login}</span>
        <CopyButton text={login} label={`Copy the login ${login}`} />
        <SecretToggle {...shown} called="password" />
      </div>
      <SecretText {...shown} label={`The password of ${login}`} />
    </li>
  );
}

export function ApiTokens({ apiTokens }: Pick<SandboxStatus, 'apiTokens'>) {
  return (
    <Section title="API tokens" text="Each may do what the admin role of its owner allows (Authorization: SSWS).">
      <ul aria-label="API tokens of the sandbox org">
        {apiTokens.map((token) => (
          <ApiToken key={token.name} token={token} />
        ))}
      </ul>
    </Section>
  );
}

function ApiToken({ token: { name, owner, role } }: { token: SandboxStatus['apiTokens'][number] }) {
  const shown = useSecret({ apiToken: name });
  return (
    <li className={css.client}>
      <div className={css.clientHead}>
        <span className={css.clientName} title={name}>
          {name}
        </span>
        <Tag tone={role === null ? 'warning' : 'neutral'}>{role ?? 'no admin role'}</Tag>
      </div>
      <div className={css.clientFacts}>
        of <span className="mono">{owner}</span>
        <SecretToggle {...shown} called="API token" />
      </div>
      <SecretText {...shown} label={`The API token ${name}`} />
    </li>
  );
}
