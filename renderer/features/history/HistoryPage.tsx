// The history page.
import { PageHead } from '../../ui/PageHead.tsx';

export function HistoryPage() {
  return <PageHead title="History" />;
}
