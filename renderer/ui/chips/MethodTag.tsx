// An HTTP method: always six letters wide, so that the paths after it line up. Writing is stronger, deleting is warned about.
import { memo } from 'react';
import { classNames } from '../class-names.ts';
import css from './MethodTag.module.css';

export const MethodTag = memo(function MethodTag({ method }: { method: string }) {
  const reads = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  const look = reads ? css.reads : method === 'DELETE' ? css.deletes : css.writes;
  return <span className={classNames(css.method, look)}>{method}</span>;
});
