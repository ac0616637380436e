// The address of the Sandbox page: which requests of its journal are shown. What is typed into its forms is never in it.
import { pageAddress, textKey } from '../../platform/navigation.ts';

export const sandboxAddress = pageAddress('sandbox', { find: textKey });
