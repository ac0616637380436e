// Width of one character of the mono font, measured once it is there: wrapping counts columns.
import { useEffect, useState } from 'react';

let known = 7.2;

const measure = (): number => {
  const probe = document.createElement('span');
  probe.style.cssText = 'position:absolute;visibility:hidden;white-space:pre;font:12px var(--font-mono, monospace)';
  probe.textContent = '0'.repeat(100);
  document.body.append(probe);
  const width = probe.getBoundingClientRect().width / 100;
  probe.remove();
  return width || known;
};

export const useCharWidth = (): number => {
  const [width, setWidth] = useState(known);
  useEffect(() => {
    let here = true;
    const update = (): void => {
      known = measure();
      if (here) setWidth(known);
    };
    update();
    void document.fonts.ready.then(update);
    return () => {
      here = false;
    };
  }, []);
  return width;
};
