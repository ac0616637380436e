// Something as it crossed the wire: a request line, a header.
import css from './Wire.module.css';

export function Wire({ text }: { text: string }) {
  return <pre className={css.wire}>{text}</pre>;
}
