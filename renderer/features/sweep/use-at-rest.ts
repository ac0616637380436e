// A value as it was when things last stood still: what is costly to draw waits for the end of a scroll.
import { useState } from 'react';

export function useAtRest<T>(value: T, moving: boolean): T {
  const [rest, setRest] = useState(value);
  if (moving || rest === value) return rest;
  setRest(value);
  return value;
}
