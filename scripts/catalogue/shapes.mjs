// Reads the project's facts about the shapes of recorded answers, and reduces them to what a plan can expect of an answer: the types of the fields that
// are Okta's own, two levels deep, and which fields were never absent. What a person could have named (attributes of a profile) is left out.

/** So many answers, of so many recordings, before "always" means anything. */
const LEAST_ANSWERS = 20;
const LEAST_RECORDINGS = 3;
const DEPTH = 2;
/** `number`, `time .000Z`, `id 00u…`: what a fact calls a type, to what JSON calls it. */
const TEXTS = /^(?:string|url|time|id)\b/;
const OWN_TYPES = new Set(['number', 'boolean', 'array', 'object']);

/** Whether a parsed document is the facts file of shapes. */
export const isShapes = (document) =>
  typeof document === 'object' &&
  document !== null &&
  typeof document.operations === 'object' &&
  !Array.isArray(document.operations) &&
  Object.values(document.operations).every((one) => typeof one?.variants === 'object');

/** @returns {{ shapes: import('../../shared/okta/catalogue/answer-shapes.ts').AnswerShapes } | { problems: {at: string, message: string}[] }} */
export function shapesFromFacts({ operations }) {
  const problems = [];
  const shapes = {};
  for (const [at, { operation, list, variants }] of Object.entries(operations)) {
    if (typeof operation !== 'string') continue;
    shapes[operation] = shapeOf(list, Object.values(variants), (type) =>
      problems.push({ at: `$.operations["${at}"]`, message: `has a field of the unknown type ${type}.` }),
    );
  }
  if (problems.length > 0) return { problems };
  return { shapes: Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function shapeOf(list, variants, unknown) {
  const types = new Map();
  const nullable = new Set();
  for (const { fields } of variants)
    for (const field of fields.filter(({ path }) => isOwn(path)))
      for (const type of field.types.split('|')) {
        const name = TEXTS.test(type) ? 'string' : type;
        if (name === 'null') nullable.add(field.path);
        else if (OWN_TYPES.has(name) || name === 'string')
          types.set(field.path, (types.get(field.path) ?? new Set()).add(name));
        else unknown(type);
      }
  const sum = (of) => variants.reduce((all, variant) => all + variant[of], 0);
  const often = sum('n') >= LEAST_ANSWERS && sum('cassettes') >= LEAST_RECORDINGS;
  const isAlways = (path) =>
    !path.includes('.') &&
    !path.includes('[') &&
    !nullable.has(path) &&
    variants.every(({ fields }) => fields.some((field) => field.path === path && field.of === undefined));
  return {
    list: list === true,
    fields: Object.fromEntries([...types].map(([path, names]) => [path, [...names].sort().join('|')])),
    always: often ? [...types.keys()].filter(isAlways) : [],
  };
}

const isOwn = (path) =>
  path.split('.').length <= DEPTH && !/[*$#]/.test(path) && !/^profile\./.test(path) && !/\d{3}/.test(path);

/** One operation a line, as the catalogue is. */
export const formatShapes = (shapes) =>
  `{\n${Object.entries(shapes)
    .map(([id, shape]) => `  ${JSON.stringify(id)}: ${JSON.stringify(shape)}`)
    .join(',\n')}\n}\n`;
