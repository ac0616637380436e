// A component whose code is read when it is first drawn, or ahead of that by `load`. Not React.lazy: that suspends even when the
// code is there already, and React shows what had suspended 300 ms later at the earliest.
import { type ComponentType, useEffect, useState } from 'react';

export interface OnDemand<Props> {
  (props: Props): React.ReactNode;
  /** Reads the code; once, however often it is asked. Rejects when it cannot be read, and then tries again the next time. */
  load(): Promise<void>;
}

/** Draws nothing until the code is there. Code that cannot be read is an error of the drawing, for the boundary around it. */
export function onDemand<Props extends object>(read: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const load = (): Promise<void> => {
    loading ??= read().then(
      (component) => {
        loaded = component;
      },
      (thrown: unknown) => {
        loading = null;
        throw thrown;
      },
    );
    return loading;
  };
  function Loading(props: Props) {
    const [Component, setComponent] = useState(() => loaded);
    useEffect(() => {
      if (Component) return;
      let gone = false;
      load().then(
        () => gone || setComponent(() => loaded),
        (thrown: unknown) =>
          gone ||
          setComponent(() => {
            throw thrown;
          }),
      );
      return () => {
        gone = true;
      };
    }, [Component]);
    return Component && <Component {...props} />;
  }
  return Object.assign(Loading, { load });
}
