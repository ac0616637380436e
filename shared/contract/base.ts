// The builder that every procedure starts from: it carries the error table, so no procedure can forget it.
import { oc } from '@orpc/contract';
import { contractErrors } from '../model/errors.ts';

export const procedure = oc.errors(contractErrors);
