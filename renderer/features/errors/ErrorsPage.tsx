// Error lab: any response of Okta explained.
import { PageHead } from '../../ui/PageHead.tsx';
import { ExplainView } from './explain/ExplainView.tsx';

export function ErrorsPage() {
  return (
    <>
      <PageHead title="Error lab" note="Any response of Okta explained" />
      <ExplainView />
    </>
  );
}
