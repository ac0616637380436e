// The address of the Audit page: which of its views is looked at.
import { choiceKey, pageAddress } from '../../platform/navigation.ts';

export const auditAddress = pageAddress('audit', { view: choiceKey(['org', 'vendor'], 'org') });
