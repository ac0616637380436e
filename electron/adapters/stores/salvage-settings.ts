// Settings from an untrusted object: every value that is valid is kept, every other falls back to its default, one by one.
// A typing error in one field of a hand-edited file must not cost a person the rest.
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import { type Settings, settings } from '../../../shared/model/settings.ts';

/** @returns full settings, and the dotted names of the values that were there but not valid */
export function salvageSettings(stored: unknown): { settings: Settings; refused: string[] } {
  const refused: string[] = [];
  const salvaged = salvage(settings, stored, DEFAULT_SETTINGS, '', refused);
  return { settings: settings.parse(salvaged), refused };
}

function salvage(schema: z.ZodType, stored: unknown, fallback: unknown, name: string, refused: string[]): unknown {
  if (stored === undefined) return fallback;
  if (schema instanceof z.ZodObject && isRecord(stored) && isRecord(fallback)) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
    return Object.fromEntries(
      fields.map(([key, field]) => [
        key,
        salvage(field, stored[key], fallback[key], name ? `${name}.${key}` : key, refused),
      ]),
    );
  }
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  refused.push(name || 'settings');
  return fallback;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
