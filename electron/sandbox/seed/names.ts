// Made-up people and places for the seeded org. First and last names are combined by the seed; every address is under an
// example domain.

export const FIRST_NAMES = [
  'Ada',
  'Bela',
  'Cleo',
  'Dario',
  'Edda',
  'Farid',
  'Gwen',
  'Hugo',
  'Ines',
  'Jonas',
  'Kira',
  'Luca',
  'Mara',
  'Nils',
  'Olga',
  'Pia',
  'Quinn',
  'Rosa',
  'Sven',
  'Tara',
  'Udo',
  'Vera',
  'Wim',
  'Xenia',
  'Yara',
];
export const LAST_NAMES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper'];

export const DEPARTMENTS = [
  'Engineering',
  'Sales',
  'Support',
  'Finance',
  'Legal',
  'Marketing',
  'People',
  'Operations',
  'Security',
  'Research',
];
export const TITLES = ['Analyst', 'Engineer', 'Lead', 'Manager', 'Specialist'];
export const CITIES: readonly (readonly [city: string, country: string, timezone: string])[] = [
  ['Northport', 'US', 'America/New_York'],
  ['Westhaven', 'US', 'America/Los_Angeles'],
  ['Altstadt', 'DE', 'Europe/Berlin'],
  ['Rivière', 'FR', 'Europe/Paris'],
  ['Harborough', 'GB', 'Europe/London'],
];

export const GROUP_THEMES = [
  'VPN',
  'Wiki',
  'Payroll',
  'On-call',
  'Contractors',
  'Travel',
  'Beta testers',
  'Admins',
  'Auditors',
];

/** How the apps that speak OpenID Connect are registered, by label: one of each kind that meets an error of its own. */
export const OAUTH_APPS: Readonly<Record<string, { type: string; method: string; grants: string[] }>> = {
  Ledgerline: { type: 'web', method: 'client_secret_basic', grants: ['authorization_code', 'refresh_token'] },
  Parcelbird: { type: 'web', method: 'client_secret_post', grants: ['authorization_code'] },
  Quietdesk: { type: 'browser', method: 'none', grants: ['authorization_code'] },
  'Fieldnotes API': { type: 'service', method: 'private_key_jwt', grants: ['client_credentials'] },
};

export const APPS: readonly (readonly [name: string, label: string, signOnMode: string])[] = [
  ['oidc_client', 'Ledgerline', 'OPENID_CONNECT'],
  ['oidc_client', 'Parcelbird', 'OPENID_CONNECT'],
  ['oidc_client', 'Quietdesk', 'OPENID_CONNECT'],
  ['oidc_client', 'Fieldnotes API', 'OPENID_CONNECT'],
  ['sandbox_saml_1', 'Timberwiki', 'SAML_2_0'],
  ['sandbox_saml_2', 'Paywell', 'SAML_2_0'],
  ['sandbox_saml_3', 'Roomfinder', 'SAML_2_0'],
  ['sandbox_saml_4', 'Helpline', 'SAML_2_0'],
  ['bookmark', 'Lunch menu', 'BOOKMARK'],
  ['bookmark', 'Status board', 'BOOKMARK'],
  ['template_swa', 'Old timesheets', 'BROWSER_PLUGIN'],
  ['template_swa', 'Fleet cards', 'BROWSER_PLUGIN'],
  ['template_basic_auth', 'Build archive', 'BASIC_AUTH'],
  ['scim2testapp', 'Badge printer', 'SAML_2_0'],
  ['scim2testapp', 'Library desk', 'SAML_2_0'],
];
