// Recorder: a base URL for a program in place of its org's; what it calls, what it needs, how it behaves.
import { PageHead } from '../../ui/layout/PageHead.tsx';

export function RecorderPage() {
  return <PageHead title="Recorder" />;
}
