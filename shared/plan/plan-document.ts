// The form of a plan file (`*.scopebench.yaml`): what an integration calls, with which scopes and why, and what is expected of each answer.
// Declarative only. One schema for the reader, for the JSON Schema that editors complete from, and for the reference in docs/.
import { z } from 'zod';
import { VERDICTS } from '../okta/verdict/verdicts.ts';

/** How a value is written in the file where it comes out of a variable: `{{name}}`. */
const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const STEP_ID = /^[a-z0-9][a-z0-9-]*$/;
const DURATION = /^\d+(\.\d+)?(ms|s|min)$/;
const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) +\/\S*$/;
/** Of a list that is followed by its links. */
const MOST_PAGES = 1000;
const MOST_STEPS = 5000;

/** The message of an issue is what was expected there; the reader puts the place and what was found around it. */
const expected = (what: string) => ({ error: what });

const text = (what: string, most = 500) => z.string(expected(what)).min(1, expected(what)).max(most, expected(what));
const duration = z
  .string(expected('a duration such as 500ms, 10s or 2min'))
  .regex(DURATION, expected('a duration such as 500ms, 10s or 2min'));
const scalar = z.union(
  [z.string(), z.number(), z.boolean(), z.null()],
  expected('a text, number, true, false or null'),
);
const aVariable = expected('a name of letters, digits and underscores that begins with no digit');
const variableName = z.string(aVariable).regex(VARIABLE_NAME, aVariable);
const wholeNumber = (least: number, most: number) => {
  const what = expected(`a whole number from ${least} to ${most}`);
  return z.int(what).min(least, what).max(most, what);
};

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
/** Not z.json(), whose inner parts have messages of their own. */
const json: z.ZodType<Json> = z.lazy(() =>
  z.union(
    [z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)],
    expected('a value that JSON has'),
  ),
);

const VALUE_TYPES = ['string', 'number', 'boolean', 'null', 'array', 'object'] as const;
const number = z.number(expected('a number'));
const count = wholeNumber(0, 1_000_000);

const operators = z
  .strictObject(
    {
      equals: json.optional().describe('The value is this one, compared as JSON.'),
      matches: z
        .string(expected('a regular expression as text'))
        .optional()
        .describe('A regular expression that is found in the text.'),
      exists: z
        .boolean(expected('true or false'))
        .optional()
        .describe('Whether it is there at all; null counts as there.'),
      type: z
        .enum(VALUE_TYPES, expected(`one of ${VALUE_TYPES.join(', ')}`))
        .optional()
        .describe('The type of the value.'),
      length: z
        .union(
          [
            count,
            z.strictObject({
              least: count.optional().describe('At least.'),
              most: count.optional().describe('At most.'),
            }),
          ],
          expected('a count, or least and most'),
        )
        .optional()
        .describe('Of a text, list or object; of a JSONPath that can find several, how many it finds.'),
      less: number.optional().describe('The number is less than this.'),
      greater: number.optional().describe('The number is greater than this.'),
      oneOf: z
        .array(json, expected('a list of values'))
        .min(1, expected('a list of values'))
        .optional()
        .describe('The value is one of these.'),
    },
    expected('a value, or equals, matches, exists, type, length, less, greater or oneOf'),
  )
  .refine(
    (given) => Object.keys(given).length > 0,
    expected('at least one of equals, matches, exists, type, length, less, greater, oneOf'),
  )
  // JSON Schema has a word of its own for it.
  .meta({ minProperties: 1 });
export type Operators = z.infer<typeof operators>;
const check = z.union(
  [scalar, operators],
  expected('a value, or equals, matches, exists, type, length, less, greater or oneOf'),
);
export type Check = z.infer<typeof check>;

const oneStatus = expected('a status such as 200, or a class such as 2xx');
const status = z.union(
  [z.int(oneStatus).min(100, oneStatus).max(599, oneStatus), z.string(oneStatus).regex(/^[1-5]xx$/, oneStatus)],
  oneStatus,
);
const oneVerdict = expected(`a verdict: ${VERDICTS.join(', ')}`);
const verdict = z.enum(VERDICTS, oneVerdict);

const expectation = z.strictObject(
  {
    status: z
      .union(
        [status, z.array(status).min(1, oneStatus)],
        expected('a status such as 200, a class such as 2xx, or a list of them'),
      )
      .optional()
      .describe('Without it, and without a verdict, any status of success is expected.'),
    verdict: z
      .union([verdict, z.array(verdict).min(1, oneVerdict)], oneVerdict)
      .optional()
      .describe('What the answer means, in the words of Scopebench.'),
    headers: z
      .record(z.string(), check, expected('header names with what is expected of each'))
      .optional()
      .describe('Header, in any case, to what is expected of it.'),
    body: z
      .record(z.string(), check, expected('JSONPaths (RFC 9535) with what is expected of each'))
      .optional()
      .describe('JSONPath (RFC 9535) to what is expected there.'),
    schema: z
      .literal('operation', expected('operation'))
      .optional()
      .describe(
        'operation: the answer agrees with what recorded answers of its operation had: fields and their types.',
      ),
    time: duration.optional().describe('The answer is complete within this time.'),
  },
  expected('status, verdict, headers, body, schema or time, with what is expected'),
);

const saved = z.union(
  [
    text('a JSONPath, or header with the name of one'),
    z.strictObject({ header: text('the name of a header').describe('The name of the header whose value is saved.') }),
  ],
  expected('a JSONPath, or header with the name of one'),
);

const request = z
  .string(expected('a method and a path, such as GET /api/v1/users'))
  .regex(REQUEST, expected('a method and a path from the root of the org, such as GET /api/v1/users'));

const scopeList = z.array(text('the name of a scope', 200), expected('a list of scopes'));

export const stepDocument = z.strictObject(
  {
    id: z
      .string(expected('an id such as list-users'))
      .regex(STEP_ID, expected('an id of small letters, digits and hyphens, such as list-users'))
      .max(80, expected('an id of at most 80 signs'))
      .describe('The name of the step: small letters, digits and hyphens, each once in the plan.'),
    title: text('a title', 200).optional().describe('What it does, for people (default: the request line).'),
    request: request.describe(
      'Method and path: GET /api/v1/users/{userId}. {name} is filled from parameters, or from the variable of that name.',
    ),
    parameters: z
      .record(z.string(), scalar, expected('names with their values'))
      .optional()
      .describe('Fill {name} in the path; the others become the query.'),
    headers: z
      .record(z.string(), z.string(expected('a text')), expected('header names with their values'))
      .optional()
      .describe('Sent beside those that every request has. Authorization is set by the bench.'),
    body: json.optional().describe('Sent as JSON; a text is sent as it is.'),
    scopes: scopeList.optional().describe('What the step needs. Without it, what the catalogue says of the operation.'),
    authorization: z
      .union(
        [z.literal('none'), z.strictObject({ scopes: scopeList.describe('A token with exactly these is sent.') })],
        expected('none, or scopes with a list'),
      )
      .optional()
      .describe(
        'Without it a token with all scopes of the plan is sent; scopes: one with exactly these; none: no token.',
      ),
    expect: expectation.optional().describe('What is expected of the answer (default: a status of success).'),
    save: z
      .record(variableName, saved, expected('variables with the JSONPath of each'))
      .optional()
      .describe('Variable to the JSONPath of its value in the answer; later steps use it.'),
    when: z
      .strictObject(
        {
          variable: variableName.describe('The variable that is looked at.'),
          is: check,
        },
        expected('variable and is, with what is expected of it'),
      )
      .optional()
      .describe('What has to be so of a variable; otherwise the step is skipped.'),
    skip: text('the reason, as text').optional().describe('The step is left out, for this reason.'),
    repeat: z
      .strictObject(
        { pages: wholeNumber(2, MOST_PAGES).describe('At most so many pages.') },
        expected('pages, with their number'),
      )
      .optional()
      .describe(
        'The list is followed by its next links, at most so many pages. Expectations are of all items together.',
      ),
    retry: z
      .strictObject(
        {
          rateLimits: wholeNumber(0, 20).optional().describe('How often a 429 is waited for (default 3).'),
          unmet: wholeNumber(1, 100).optional().describe('How often it is sent again while expectations are not met.'),
          every: duration.optional().describe('Between two attempts (default 1s).'),
        },
        expected('rateLimits, unmet or every'),
      )
      .optional()
      .describe('When the step is sent again.'),
    timeout: duration.optional().describe('Of one attempt.'),
    once: z
      .boolean(expected('true or false'))
      .optional()
      .describe(
        'It is never sent a second time: not after an interruption, and not to find out which scopes are needed.',
      ),
    after: z
      .array(z.string(expected('the id of a step')), expected('a list of step ids'))
      .optional()
      .describe('With concurrency above 1: the steps that must have ended before.'),
  },
  expected('a step, with id and request'),
);
export type StepDocument = z.infer<typeof stepDocument>;

const environmentName = z
  .string(expected('the name of an environment variable, such as ACME_KEY'))
  .regex(ENVIRONMENT_NAME, expected('the name of an environment variable, such as ACME_KEY'));

const variable = z.union(
  [
    scalar,
    z.strictObject({
      environment: environmentName.describe('The environment variable that the value is taken from.'),
      default: scalar.optional().describe('The value where that is not set.'),
    }),
    z.strictObject({
      secret: environmentName.describe('The environment variable that the secret is taken from; it is shown nowhere.'),
    }),
  ],
  expected('a value, or environment, or secret, with a name'),
);

export const planDocument = z.strictObject(
  {
    plan: text('the name of the plan', 200).describe('The name of the plan.'),
    integration: text('the name of the integration', 200).optional().describe('The integration whose calls these are.'),
    description: text('a text', 4000).optional().describe('What the plan shows, for people.'),
    scopes: z
      .record(z.string(), z.string(expected('the reason, as text')), expected('scopes with the reason for each'))
      .describe('The scopes that are registered, each with the reason for it.'),
    variables: z
      .record(variableName, variable, expected('names with their values'))
      .optional()
      .describe('{{name}} stands for the value. A secret is read from the environment only, and shown nowhere.'),
    concurrency: wholeNumber(1, 20)
      .optional()
      .describe('How many steps may be on their way at the same time (default 1: one after the other).'),
    steps: z
      .array(stepDocument, expected('a list of steps'))
      .min(1, expected('at least one step'))
      .max(MOST_STEPS, expected(`at most ${MOST_STEPS} steps`))
      .describe('Sent in this order.'),
    teardown: z
      .array(stepDocument, expected('a list of steps'))
      .max(MOST_STEPS, expected(`at most ${MOST_STEPS} steps`))
      .optional()
      .describe('Sent at the end, whatever happened before.'),
  },
  expected('plan, scopes and steps'),
);
export type PlanDocument = z.infer<typeof planDocument>;
