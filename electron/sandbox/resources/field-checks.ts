// Checks and sentences that the field rules of many types share.

export const BLANK = 'The field cannot be left blank';
export const TAKEN = 'An object with this field already exists in the current organization';

export const text = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
export const filledList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
export const oneOf =
  (...values: string[]) =>
  (value: unknown): boolean =>
    values.includes(String(value));
