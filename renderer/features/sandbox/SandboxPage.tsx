// The sandbox page.
import { PageHead } from '../../ui/PageHead.tsx';

export function SandboxPage() {
  return <PageHead title="Sandbox" />;
}
