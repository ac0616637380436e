// Okta's own page of an operation, as an icon beside the operation or its answer. Nothing where Okta has no place for it.
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { oktaPageOf } from '../../../shared/okta/catalogue/okta-pages.ts';
import { operationTitle } from '../../../shared/okta/catalogue/operation-title.ts';
import { ExternalLink } from '../../ui/controls/ExternalLink.tsx';

export function OperationPageLink({ operation }: { operation: Operation | null }) {
  const url = operation && oktaPageOf(operation);
  if (!operation || url === null) return null;
  return <ExternalLink look="icon" url={url} label={`Okta’s page on ${operationTitle(operation.id)}`} />;
}
