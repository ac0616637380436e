// Group rules. They are kept and move nobody; what can be wrong with one is checked as far as Okta documents it: an expression that
// breaks its constraints, and groups that do not exist. That both are refused is documented, the words of the refusal are ours.
import { isRuleExpression } from '../check-expression.ts';
import { ACTIVATION, type CollectionType } from '../collection.ts';
import { BLANK, filledList, oneOf, TAKEN, text } from '../field-checks.ts';
import { PROFILE_PROPERTIES } from './user-profile.ts';

const GROUP_IDS = 'actions.assignUserToGroups.groupIds';
const EXPRESSION = 'conditions.expression.value';

export const groupRuleType: CollectionType = {
  path: '/api/v1/groups/rules',
  name: 'GroupRule',
  prefix: '0pr',
  rules: [
    { field: 'name', message: BLANK, valid: text },
    { field: EXPRESSION, message: BLANK, valid: text },
    {
      field: EXPRESSION,
      message: 'The expression is not valid, or does not evaluate to true or false',
      // What is left blank was said above.
      valid: (value) => !text(value) || isRuleExpression(String(value), PROFILE_PROPERTIES),
    },
    {
      field: 'conditions.expression.type',
      message: 'The value must be urn:okta:expression:1.0',
      valid: (type) => type === undefined || oneOf('urn:okta:expression:1.0')(type),
    },
    { field: GROUP_IDS, message: BLANK, valid: filledList },
    {
      field: GROUP_IDS,
      message: 'One or more groups do not exist',
      valid: (ids, _, { org }) =>
        !Array.isArray(ids) || ids.every((id) => typeof id === 'string' && org.store('/api/v1/groups').has(id)),
    },
  ],
  unique: { field: 'name', message: TAKEN },
  page: { defaultLimit: 50, maxLimit: 200 },
  defaults: () => ({ status: 'INACTIVE', type: 'group_rule', allGroupsValid: true }),
  lifecycle: ACTIVATION,
};
