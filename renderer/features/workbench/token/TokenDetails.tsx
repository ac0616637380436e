// The large view of a token, opened from the chip in the top bar and from the panel.
import { useCurrentToken } from '../../../platform/session-state/tokens.ts';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import css from './TokenPanel.module.css';
import { TokenStatus } from './TokenStatus.tsx';
import { TokenTabs } from './TokenTabs.tsx';
import { setTokenDetails, useTokenPanel } from './token-store.ts';

export function TokenDetails() {
  const opened = useTokenPanel((state) => state.detailsOpen);
  const token = useCurrentToken();
  return (
    <Dialog opened={opened && token !== null} onClose={() => setTokenDetails(false)} title="Access token" size={760}>
      {token && (
        <div className={css.details}>
          <TokenStatus token={token} />
          <TokenTabs token={token} />
        </div>
      )}
    </Dialog>
  );
}
