// The shape of the icons that the page uses, and their one size: 16 px, stroke 1.75.
import type { ComponentType } from 'react';

export interface IconProps {
  size?: number | string;
  stroke?: number | string;
  className?: string;
  'aria-hidden'?: boolean;
}
export type IconType = ComponentType<IconProps>;
export const iconProps = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
