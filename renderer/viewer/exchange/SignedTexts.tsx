// What was signed for a request, read: header and claims of the assertion and of the DPoP proof. The signature is nowhere.
import type { SignedView } from '../../../shared/model/exchange.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import css from './SignedTexts.module.css';

const TITLES: Record<SignedView['what'], string> = {
  'client-assertion': 'Client assertion, decoded',
  'dpop-proof': 'DPoP proof, decoded',
};

export function SignedTexts({ signed }: { signed: readonly SignedView[] }) {
  return signed.map(({ what, header, claims }) => {
    const text = `${JSON.stringify(header, null, 2)}\n.\n${JSON.stringify(claims, null, 2)}`;
    return (
      <section key={what} className={css.signed} aria-label={TITLES[what]}>
        <p className={css.title}>
          {TITLES[what]} <CopyButton text={text} label="Copy header and claims" />
        </p>
        <ScrollRegion as="pre" className={css.text}>
          {text}
        </ScrollRegion>
      </section>
    );
  });
}
