// The three looks at a token: what was granted, what it says, the exchange behind it. The same in the panel and in the large view.
import type { TokenInfo } from '../../../../shared/model/token.ts';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { GrantView } from '../../../ui/lists/GrantView.tsx';
import { WireRequest, WireResponse } from '../exchange/WireView.tsx';
import { DecodedView } from './DecodedView.tsx';
import css from './TokenPanel.module.css';
import { showTokenView, useTokenPanel } from './token-store.ts';

export function TokenTabs({ token }: { token: TokenInfo }) {
  const view = useTokenPanel((state) => state.view);
  const exchange = useTokenPanel((state) => state.exchanges[token.tokenId]);
  return (
    <>
      <SegmentedControl
        label="Token view"
        size="small"
        value={view}
        options={[
          { value: 'grant', label: 'Granted' },
          { value: 'decoded', label: 'Decoded' },
          { value: 'wire', label: 'Exchange' },
        ]}
        onChange={showTokenView}
      />
      {view === 'grant' && <GrantView requested={token.requested} granted={token.granted} missing={token.missing} />}
      {view === 'decoded' && <DecodedView token={token} />}
      {view === 'wire' &&
        (exchange ? (
          <>
            <WireRequest exchange={exchange} />
            <WireResponse exchange={exchange} />
          </>
        ) : (
          <p className={css.quiet}>
            This token was requested before the page was opened, or by Send. The exchange is in the history.
          </p>
        ))}
    </>
  );
}
