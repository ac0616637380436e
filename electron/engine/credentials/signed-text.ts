// A JWT that is signed for one request and goes out with it: an assertion, a DPoP proof. What of it can be read is shown; the whole is a secret.
import type { SignedView } from '../../../shared/model/exchange.ts';

export interface SignedText extends SignedView {
  jwt: string;
}
