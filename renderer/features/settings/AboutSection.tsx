// What this is, where its data is, and plainly what this way of running it cannot do.

import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { useHostFacts } from '../../platform/session-state/host-facts.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { formatCount } from '../../ui/values/format.ts';
import css from './SettingsPage.module.css';

const HOSTS = {
  main: 'Desktop application',
  loopback: 'Browser window, served on this computer only',
  cli: 'Command line',
};

const LACKS = {
  clipboard: 'Tokens cannot be copied to the clipboard, so the buttons for it are hidden.',
  saveDialog: 'Files are saved as browser downloads.',
  openExternal: 'Links open in a new tab of this browser.',
} as const;

export function AboutSection({ id }: { id: string }) {
  const { version, catalogueVersion, dataFolder, capabilities } = useHostFacts();
  const { catalogue } = useCatalogue();
  const lacks = (Object.keys(LACKS) as (keyof typeof LACKS)[]).filter((name) => !capabilities[name]);
  return (
    <Section title="About" id={id}>
      <DataList
        items={[
          { label: 'Scopebench', value: version },
          {
            label: 'Catalogue',
            value: `${catalogueVersion}, ${formatCount(catalogue.operations.length)} operations, ${formatCount(catalogue.scopes.length)} scopes`,
          },
          { label: 'Runs as', value: HOSTS[capabilities.host] },
          {
            label: 'Data folder',
            value: (
              <>
                <span className="mono">{dataFolder}</span>{' '}
                <CopyButton text={dataFolder} label="Copy the folder’s path" />
              </>
            ),
          },
          { label: 'Privacy', value: 'Nothing is sent to anyone but the orgs that you add. No telemetry, no account.' },
        ]}
      />
      {lacks.length > 0 && (
        <div>
          <h3>Not available when run this way</h3>
          <ul className={css.lacks}>
            {lacks.map((name) => (
              <li key={name}>{LACKS[name]}</li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}
