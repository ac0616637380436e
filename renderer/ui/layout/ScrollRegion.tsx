// A part of a page that scrolls by itself: the keyboard reaches it, because without that its end would be for the mouse alone. Give it a
// name by `aria-label`, unless what is around it has one.
import type { HTMLAttributes, Ref } from 'react';

export interface ScrollRegionProps extends HTMLAttributes<HTMLElement> {
  as?: 'section' | 'pre' | 'ul';
  ref?: Ref<HTMLElement>;
}

export function ScrollRegion({ as = 'section', ref, ...props }: ScrollRegionProps) {
  // One type of element for the three: none of what is given here is of one of them alone.
  const Tag = as as 'section';
  return <Tag ref={ref} tabIndex={0} {...props} />;
}
