// A credential of a tenant: as it is shown and saved, as an export holds it, and as a person enters it. A secret goes in with a draft
// and never comes out: what is shown of it is its label, when it was added and when it was last used.
// What differs by kind is taken from the table of kinds, so that a new kind changes nothing here.
import { z } from 'zod';
import type { ChoiceField, PlainField, TextField } from '../../okta/credentials/credential-kind.ts';
import { CREDENTIAL_KINDS, plainFields } from '../../okta/credentials/credential-kinds.ts';
import { KEY_TYPES } from '../../okta/credentials/key-types.ts';

type Kinds = typeof CREDENTIAL_KINDS;
/** The schema of a field that is no secret; one that is not text may be absent, and then is as usual. */
type OfField<Field> = Field extends TextField
  ? z.ZodString
  : Field extends ChoiceField
    ? z.ZodDefault<z.ZodType<Field['options'][number]['value'], Field['options'][number]['value']>>
    : z.ZodDefault<z.ZodBoolean>;
type OfFields<Field extends Kinds[number]['fields'][number]> = {
  [Name in Exclude<Field['name'], 'secret'>]: OfField<Extract<Field, { name: Name }>>;
};
type OfKind<Kind extends Kinds[number], Shape extends z.ZodRawShape> = z.ZodObject<
  Shape & { kind: z.ZodLiteral<Kind['id']> } & OfFields<Kind['fields'][number]>
>;
type OfEachKind<All extends readonly Kinds[number][], Shape extends z.ZodRawShape> = {
  -readonly [Index in keyof All]: OfKind<All[Index], Shape>;
};

function schemaOf(field: PlainField, text: () => z.ZodString) {
  switch (field.input) {
    case 'text':
      // What was saved before there was the field has it empty.
      return field.refusal === null ? text().default('') : text();
    case 'toggle':
      return z.boolean().default(field.usual);
    case 'choice':
      return z.enum(field.options.map(({ value }) => value)).default(field.usual);
  }
}

/** One object a kind: `shape`, which all have, and its own fields. */
function ofEachKind<Shape extends z.ZodRawShape>(shape: Shape, text: () => z.ZodString): OfEachKind<Kinds, Shape> {
  const members = CREDENTIAL_KINDS.map((kind) => {
    const own = plainFields(kind).map((field) => [field.name, schemaOf(field, text)] as const);
    return z.object({ kind: z.literal(kind.id), ...shape, ...Object.fromEntries(own) });
  });
  // A list that is made of the table has one type for all its members; here each has its own.
  return members as unknown as OfEachKind<Kinds, Shape>;
}

export const secretInfo = z.object({
  id: z.string(),
  label: z.string(),
  addedAt: z.number(),
  lastUsedAt: z.number().nullable(),
  /** The one that requests go out with: exactly one of a credential. */
  inUse: z.boolean(),
});
export type SecretInfo = z.infer<typeof secretInfo>;

export const credential = z.discriminatedUnion(
  'kind',
  ofEachKind(
    {
      id: z.string(),
      name: z.string(),
      /** Empty where the kind has no client. */
      clientId: z.string(),
      secrets: z.array(secretInfo),
      /** Scopes registered on the integration, as typed, pasted or read from the org. */
      registeredScopes: z.array(z.string()),
      registeredFrom: z.enum(['typed', 'org', 'sandbox']).nullable(),
      lastUsedAt: z.number().nullable(),
      /** When the secret says that it ends (epoch ms); null where it says nothing. */
      expiresAt: z.number().nullable(),
    },
    () => z.string(),
  ),
);
export type Credential = z.infer<typeof credential>;

/** Of a credential what a person entered, without its secret: what an export holds. */
export const credentialSettings = z.discriminatedUnion(
  'kind',
  ofEachKind({ name: z.string(), clientId: z.string(), registeredScopes: z.array(z.string()) }, () => z.string()),
);

/** What a person calls a tenant or a credential. */
export const givenName = z.string().trim().min(1).max(80);

export const credentialDraft = z.discriminatedUnion(
  'kind',
  ofEachKind(
    {
      tenantId: z.string(),
      /** Absent: a new credential. */
      credentialId: z.string().optional(),
      name: givenName,
      /** Write-only. Absent: secrets stay as they are. `replaces` names the secret that this one takes the place of. */
      secret: z
        .object({
          value: z.string().min(1).max(20_000),
          /** Of an encrypted private key: it is decrypted with it once. */
          passphrase: z.string().min(1).max(1000).optional(),
          label: z.string().max(60).optional(),
          replaces: z.string().optional(),
        })
        .optional(),
      /** In place of `secret`: a private key is made, and goes into the vault without being shown. */
      makeKey: z
        .object({
          type: z.enum(KEY_TYPES),
          label: z.string().max(60).optional(),
          replaces: z.string().optional(),
        })
        .optional(),
      /** Secret to use from now on. */
      useSecretId: z.string().optional(),
      registeredScopes: z.array(z.string().max(200)).max(1000).optional(),
    },
    () => z.string().trim().max(200),
  ),
);
export type CredentialDraft = z.infer<typeof credentialDraft>;
