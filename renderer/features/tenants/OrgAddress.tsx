// The field for an org's address: takes anything that holds one and says at once what it makes of it.
import { Checkbox, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { LinkButton } from './LinkButton.tsx';
import css from './TenantsPage.module.css';

/** FACTS §8. */
const FIND_YOUR_DOMAIN = 'https://developer.okta.com/docs/guides/find-your-domain/main/';

export interface OrgAddressProps {
  value: string;
  onChange: (value: string) => void;
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
  autoFocus?: boolean;
}

export function OrgAddress({ value, onChange, confirmed, onConfirm, autoFocus = false }: OrgAddressProps) {
  const parsed = parseOrgUrl(value);
  const typed = value.trim() !== '';
  return (
    <div>
      <TextInput
        label="Org address"
        placeholder="acme.okta.com, or paste any link of the org"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        aria-describedby="org-address-result"
        aria-invalid={typed && !parsed.ok}
      />
      <div className={css.parse} id="org-address-result" aria-live="polite">
        {!typed && (
          <>
            <p className={css.parseNote}>
              In the Admin Console, click your name at the top right: the menu shows the domain of the org.
            </p>
            <p className={css.parseLink}>
              <LinkButton url={FIND_YOUR_DOMAIN}>Okta’s guide to finding it</LinkButton>
            </p>
          </>
        )}
        {typed && parsed.ok && (
          <>
            <p className={css.parseGood}>
              <IconCheck size={14} stroke={2} aria-hidden />
              <span className="mono">{parsed.origin}</span>
            </p>
            {parsed.notes.map((note) => (
              <p key={note.code} className={css.parseNote}>
                {note.message}
              </p>
            ))}
          </>
        )}
        {typed && !parsed.ok && (
          <>
            <p className={css.parseBad}>{parsed.message}</p>
            <p className={css.parseNote}>{parsed.fix}</p>
          </>
        )}
      </div>
      {typed && parsed.ok && parsed.needsConfirmation && (
        <Checkbox
          mt={8}
          label={`${parsed.host} is a custom domain of this org. Secrets may be sent there.`}
          checked={confirmed}
          onChange={(event) => onConfirm(event.currentTarget.checked)}
        />
      )}
    </div>
  );
}
