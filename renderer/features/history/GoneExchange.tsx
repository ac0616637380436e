// In place of an exchange that an address names and the history has no more.
import { navigate } from '../../platform/navigation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';

export function GoneExchange() {
  return (
    <EmptyState
      title="This exchange is not in the history any more"
      text="It was removed or purged, or its address is of another data folder."
      action={<Button onClick={() => navigate('history')}>Show the newest exchange</Button>}
    />
  );
}
