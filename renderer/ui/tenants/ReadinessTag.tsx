// How ready for review the integration of a credential is, where that is known.
import { IconChecklist } from '@tabler/icons-react';
import { useReadinessMark } from '../../platform/session-state/readiness-marks.ts';
import { Tag } from '../chips/Tag.tsx';
import { useNow } from '../values/use-now.ts';

export function ReadinessTag({ tenantId, credentialId }: { tenantId: string; credentialId: string }) {
  const mark = useReadinessMark(tenantId, credentialId, useNow('slow'));
  if (mark === null) return null;
  const { integration, ready, left } = mark;
  return (
    <Tag
      tone={ready ? 'good' : 'warning'}
      icon={IconChecklist}
      title={`${integration}: ${ready ? 'ready for review' : `${left} to do before review`}`}
    >
      {ready ? 'Ready' : `${left} to do`}
    </Tag>
  );
}
