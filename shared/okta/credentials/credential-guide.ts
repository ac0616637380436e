// Which way to authorise fits: a few questions whose answers lead to a kind of credential, with the reasons (FACTS §1, §1.1, §9; FACTS-D
// §15, §16, §17). Where two ways would work, the one with the smaller rights is preferred.
import type { CredentialKind } from './credential-kinds.ts';

export type GuideQuestionId = 'api' | 'actor' | 'orgs' | 'signing' | 'caller';

export interface GuideAnswer {
  label: string;
  /** What falls under it, where the label alone could be misread. */
  text: string | null;
  leadsTo: { question: GuideQuestionId } | { result: CredentialKind };
}

export interface GuideQuestion {
  ask: string;
  answers: readonly GuideAnswer[];
}

export interface GuideResult {
  because: readonly string[];
  /** What to watch with it. */
  mind: readonly string[];
}

export const FIRST_QUESTION: GuideQuestionId = 'api';

export const GUIDE_QUESTIONS: Readonly<Record<GuideQuestionId, GuideQuestion>> = {
  api: {
    ask: 'Which API is called?',
    answers: [
      {
        label: 'Okta’s management API',
        text: 'Users, groups, apps, policies, the System Log: paths that begin with /api/v1.',
        leadsTo: { question: 'actor' },
      },
      {
        label: 'An API of our own',
        text: 'Okta issues the tokens, and our API checks them.',
        leadsTo: { question: 'caller' },
      },
    ],
  },
  actor: {
    ask: 'Who acts?',
    answers: [
      {
        label: 'A program by itself',
        text: 'A nightly job, a sync, a backend service: nobody is signed in.',
        leadsTo: { question: 'orgs' },
      },
      {
        label: 'A person who signs in',
        text: 'Each call may do no more than this person may.',
        leadsTo: { result: 'user-app' },
      },
    ],
  },
  orgs: {
    ask: 'In whose orgs does it run?',
    answers: [
      {
        label: 'In orgs of customers, from the Okta Integration Network',
        text: 'It is published there, or is going to be.',
        leadsTo: { result: 'oin-integration' },
      },
      {
        label: 'In our own orgs, or in customers’ orgs without being published',
        text: null,
        leadsTo: { question: 'signing' },
      },
    ],
  },
  signing: {
    ask: 'Can it sign a JSON Web Token with a private key?',
    answers: [
      {
        label: 'Yes, or an SDK of Okta does that for it',
        text: 'The SDKs of Okta, Terraform and most OAuth libraries can (private_key_jwt).',
        leadsTo: { result: 'service-app' },
      },
      {
        label: 'No: it sends a fixed header, or a client secret at most',
        text: 'For scopes of its API, Okta refuses the client secret of an app that is not from the Okta Integration Network.',
        leadsTo: { result: 'api-token' },
      },
    ],
  },
  caller: {
    ask: 'Who calls it?',
    answers: [
      { label: 'A program by itself', text: null, leadsTo: { result: 'custom-as-client' } },
      {
        label: 'A person who signs in',
        text: 'In a web app, a single-page app or a native app.',
        leadsTo: { result: 'user-app' },
      },
    ],
  },
};

/** No answer leads to a pasted token: it is for looking once, and nothing to build on. */
export const GUIDE_RESULTS: Readonly<Partial<Record<CredentialKind, GuideResult>>> = {
  'oin-integration': {
    because: [
      'An admin of the customer installs it from the catalog, sees its scopes, and grants exactly these.',
      'It authenticates with a client ID and a client secret: nothing has to be signed.',
      'Its scopes are fixed by the submission, the same in every org.',
    ],
    mind: [
      'Each customer’s org has its own ID and secret, and its own address.',
      'It works with the org authorization server only.',
      'A change of scopes is a new submission, and is installed again.',
    ],
  },
  'service-app': {
    because: [
      'Its tokens carry the scopes that an admin grants, and live for an hour.',
      'It depends on no person: nothing breaks when somebody leaves.',
      'The private key never leaves the program; Okta holds the public half alone.',
    ],
    mind: [
      'A scope is not enough: the app needs an admin role as well.',
      'Only a super admin grants its scopes.',
      'Each token request takes a signed assertion whose time must agree with Okta’s clock.',
    ],
  },
  'api-token': {
    because: [
      'It is one header (SSWS), which any tool can send.',
      'Nothing else works for a program that cannot sign.',
    ],
    mind: [
      'It has all rights of the person who made it, and no scopes that would narrow them.',
      'It ends when that person is deactivated, and after 30 days without use.',
      'Okta recommends OAuth 2.0. If it must be a token: a user of its own with the least role, and a network zone.',
    ],
  },
  'user-app': {
    because: [
      'What a call may do is decided by the scopes and by the rights of the person who signed in.',
      'Authorization code with PKCE works for web, single-page and native apps alike.',
      'Scopes that end in .self, for one’s own data, exist for this way alone.',
    ],
    mind: [
      'Somebody has to sign in; a refresh token makes that rarer.',
      'The redirect address must be registered, and is compared character by character.',
      'Implicit flow is what old guides show. Okta advises PKCE instead.',
    ],
  },
  'custom-as-client': {
    because: [
      'A custom authorization server issues tokens for your audience, with scopes that you name.',
      'Your API can verify them by itself, with the published keys.',
      'A client secret is enough here.',
    ],
    mind: [
      'An access policy with a rule for this client must let it pass, or every request is refused.',
      'Its tokens are not for Okta’s own API, and tokens of the org are not for yours.',
      'What your API checks can be tried out: signature, issuer, audience, expiry and scope, each by itself.',
    ],
  },
};
