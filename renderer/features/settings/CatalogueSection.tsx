// Which catalogue is in use. A newer one is looked at and imported on the Scopes page, where its drift report has room.
import { navigate } from '../../platform/navigation.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { SettingRow } from './SettingRow.tsx';

export function CatalogueSection({ id }: { id: string }) {
  const { catalogue } = useCatalogue();
  const { version, operations, scopes } = catalogue;
  return (
    <Section title="Catalogue" text="The operations, scopes and probes that Scopebench works with." id={id}>
      <SettingRow
        label={`Version ${version}`}
        text={`${formatCount(operations.length)} operations, ${formatCount(scopes.length)} scopes`}
      >
        {() => <Button onClick={() => navigate('scopes', 'catalogue')}>Import a newer one…</Button>}
      </SettingRow>
    </Section>
  );
}
