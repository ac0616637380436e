// What the check of the network settings found, and which certificates the pasted text holds.
import type { NetworkCheck } from '../../../shared/model/settings.ts';
import { DataList } from '../../ui/lists/DataList.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import css from './SettingsPage.module.css';

export function NetworkResult({ result }: { result: NetworkCheck }) {
  return (
    <div className={css.certificates} aria-live="polite">
      <Note tone={result.reachable ? 'good' : 'warning'} title={result.message}>
        {result.fix}
      </Note>
      {result.certificates.map((certificate) => (
        <DataList
          key={certificate.fingerprint}
          items={[
            { label: 'Certificate', value: certificate.subject },
            { label: 'Issued by', value: certificate.issuer },
            { label: 'Valid until', value: certificate.validTo },
            { label: 'SHA-256', value: certificate.fingerprint, mono: true },
          ]}
        />
      ))}
    </div>
  );
}
