// Whether a secret or key of the org is saved here, and whether requests go out with it: by hash or thumbprint, so it is certain.
import type { HeldAs } from '../../../../shared/model/app-access.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';

export function HeldTag({ heldAs }: { heldAs: HeldAs | null }) {
  if (heldAs === null) return <Tag>not saved here</Tag>;
  const where = `Saved as ${heldAs.label} of ${heldAs.credentialName}`;
  return (
    <Tag tone={heldAs.inUse ? 'accent' : 'neutral'} title={where}>
      {heldAs.inUse ? 'in use here' : 'saved here'}: {heldAs.label}
    </Tag>
  );
}
