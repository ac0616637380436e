// Numbers and times as words, the same everywhere. Sizes in decimal units as the rest of the field writes them.

import { agreeing } from '../../../shared/counted.ts';

/** 12,345: of whole numbers. Not by `Intl`, which reads the languages of the world first: a tenth of a start's own time. */
export const formatCount = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 line`, `12,345 lines`. */
export const formatCounted = (value: number, one: string, many?: string): string =>
  `${formatCount(value)} ${agreeing(value, one, many)}`;

/** 512 B, 1.4 kB, 23.0 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  do {
    value /= 1000;
    unit += 1;
  } while (value >= 999.95 && unit < units.length - 1);
  return `${value.toFixed(1)} ${units[unit]}`;
}

/** 0.4 ms, 38 ms, 1.24 s, 2 min 5 s, 3 h 2 min, 4 d 1 h. */
export function formatDuration(ms: number): string {
  if (ms < 1) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** An estimate of what is still to come: `25 s`, `2 min 5 s`; never less than a second. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000);
}

/** `in 5 min`, `just now`, `3 h ago`, then the date. */
export function formatRelative(at: number, now: number): string {
  const ahead = at > now;
  const seconds = Math.abs(now - at) / 1000;
  const say = (amount: number, unit: string) =>
    ahead ? `in ${Math.floor(amount)} ${unit}` : `${Math.floor(amount)} ${unit} ago`;
  if (seconds < 45) return ahead ? 'in a moment' : 'just now';
  if (seconds < 3600) return say(Math.max(1, seconds / 60), 'min');
  if (seconds < 86_400) return say(seconds / 3600, 'h');
  if (seconds < 86_400 * 14) return say(seconds / 86_400, seconds < 172_800 ? 'day' : 'days');
  return formatDate(at);
}

/** 2026-03-04 15:06:07 in local time: sorts as it reads. */
export function formatExact(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDate(at)} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export function formatDate(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** 59:07, 1:02:03; zero when it is over. */
export function formatCountdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '');
}
