// Which way of access fits a product: facts side by side, each with what follows from it. Sources: seed documents of Okta's guides, FACTS §1, §9,
// FACTS-D §15, §16.
import css from './WhichWay.module.css';

const WAYS = ['API service integration', 'OAuth 2.0 service app', 'User-based access', 'API token'] as const;

const FACTS: readonly [question: string, answers: readonly [string, string, string, string], why: string][] = [
  [
    'Fits when',
    [
      'a product serves many customers, by itself, without a person',
      'a service of your own calls your own org',
      'a person signs in, and acts as themselves',
      'a script of one admin, for a short time',
    ],
    'Who acts decides: the product, your own service, or a person.',
  ],
  [
    'In Okta’s catalogue',
    ['yes', 'no', 'no: the catalogue takes no user-based API access', 'no'],
    'Only what is in the catalogue can be installed by customers with two clicks.',
  ],
  [
    'Access is limited by',
    [
      'the scopes of the integration',
      'granted scopes and the admin roles of the app',
      'granted scopes and the roles of the person',
      'the roles of the person who made it: no scopes',
    ],
    'A token of a person can do all that the person can.',
  ],
  [
    'The customer',
    [
      'installs it and hands over domain, client ID and secret',
      'makes the app, grants scopes and roles by hand',
      'makes the app; people consent or are assigned',
      'makes a token for a person, and hands it over',
    ],
    'Fewer steps mean fewer mistakes, and less support.',
  ],
  [
    'Signs in by',
    [
      'client secret, by Basic',
      'a signed assertion (private_key_jwt)',
      'authorization code with PKCE',
      'the token itself (SSWS)',
    ],
    'A key never leaves the service; a secret and an API token do.',
  ],
  [
    'Lives',
    [
      'an hour, and renews itself',
      'an hour, and renews itself',
      'an hour; longer by refresh tokens',
      'until 30 days without use, or until the person leaves',
    ],
    'What ends with a person ends at the wrong moment.',
  ],
  [
    'In the System Log',
    ['the integration', 'the app', 'the person', 'the person who made it'],
    'An auditor asks who did it.',
  ],
];

export function WhichWay() {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">What differs</span>
          </th>
          {WAYS.map((way) => (
            <th key={way} scope="col">
              {way}
            </th>
          ))}
          <th scope="col">Why it matters</th>
        </tr>
      </thead>
      <tbody>
        {FACTS.map(([question, answers, why]) => (
          <tr key={question}>
            <th scope="row">{question}</th>
            {answers.map((answer, index) => (
              <td key={WAYS[index]}>{answer}</td>
            ))}
            <td className={css.why}>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
