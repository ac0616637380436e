// The search of the Error lab, fetched when the palette is opened for the first time. Without it the palette has all the rest.
import { useEffect, useState } from 'react';
import type { FindErrors } from './palette-entries.ts';

/** Undefined until it is there. */
export function useErrorFinds(): FindErrors | undefined {
  const [find, setFind] = useState<{ errors: FindErrors }>();
  useEffect(() => {
    let gone = false;
    import('../../features/errors/error-finds.ts').then(
      ({ findErrors }) => gone || setFind({ errors: findErrors }),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return find?.errors;
}
