// A path in too little room loses its middle: its beginning shows the API, its end the resource that was requested. All of it
// is read out, and is shown over it for those who point at it.
import { classNames } from '../class-names.ts';
import css from './ElidedPath.module.css';

export interface ElidedPathProps {
  /** Path and query, without origin. */
  path: string;
}

/** Where the last part begins: the segment before the query. 0 when there is one segment only. */
function lastSegmentAt(path: string): number {
  const query = path.search(/[?#]/);
  return Math.max(0, path.lastIndexOf('/', query < 0 ? path.length : query));
}

export function ElidedPath({ path }: ElidedPathProps) {
  const at = lastSegmentAt(path);
  return (
    <span className={classNames(css.path, 'mono')} title={path}>
      <span className="visually-hidden">{path}</span>
      {at > 0 && (
        <span className={css.start} aria-hidden>
          {path.slice(0, at)}
        </span>
      )}
      <span className={css.end} aria-hidden>
        {path.slice(at)}
      </span>
    </span>
  );
}
