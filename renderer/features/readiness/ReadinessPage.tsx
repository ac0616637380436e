// Readiness: what an integration still lacks before it is submitted, what was checked by calls, and the pack that shows it to a reviewer.
import { PageHead } from '../../ui/layout/PageHead.tsx';

export function ReadinessPage() {
  return <PageHead title="Readiness" />;
}
