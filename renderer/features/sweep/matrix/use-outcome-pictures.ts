// Takes the pictures of the outcomes from their marks in the page, and again when the theme, the system's own colours or the
// screen's pixels change.
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { type OutcomePictures, takePictures } from './outcome-pictures.ts';

const currentScale = () => window.devicePixelRatio;

// A media query reports only that the scale has changed: a new query is made for the next change.
function onScale(changed: () => void): () => void {
  let stopped = () => {};
  const follow = () => {
    const query = matchMedia(`(resolution: ${currentScale()}dppx)`);
    const heard = () => {
      follow();
      changed();
    };
    query.addEventListener('change', heard, { once: true });
    stopped = () => query.removeEventListener('change', heard);
  };
  follow();
  return () => stopped();
}

// The attribute itself is watched: what React knows of the theme is ahead of the styles.
const THEME = 'data-mantine-color-scheme';
const currentTheme = () => document.documentElement.getAttribute(THEME);

function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: [THEME] });
  return () => observer.disconnect();
}

// High contrast: the marks have the system's colours then, in a theme of either kind.
const FORCED = '(forced-colors: active)';
const currentForced = () => matchMedia(FORCED).matches;

function onForced(changed: () => void): () => void {
  const query = matchMedia(FORCED);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Null until they are taken, which is before anything is painted. */
export function useOutcomePictures(
  sheet: RefObject<HTMLElement | null>,
  width: number,
  height: number,
): OutcomePictures | null {
  const scale = useSyncExternalStore(onScale, currentScale);
  const theme = useSyncExternalStore(onTheme, currentTheme);
  const forced = useSyncExternalStore(onForced, currentForced);
  const [pictures, setPictures] = useState<OutcomePictures | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the marks change with these.
  useLayoutEffect(() => {
    if (sheet.current) setPictures(takePictures(sheet.current, width, height, scale));
  }, [sheet, width, height, scale, theme, forced]);
  return pictures;
}
