// The workbench page.
import { PageHead } from '../../ui/PageHead.tsx';

export function WorkbenchPage() {
  return <PageHead title="Workbench" />;
}
