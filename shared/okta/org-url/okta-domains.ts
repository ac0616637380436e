// Okta's own domains (FACTS §8): an org under one of these suffixes is known to be Okta's, anything else is a custom
// domain or a mistake, and the person is asked. Data, with the reason for each group.

/** Suffixes of orgs: public, government, and Okta's internal test cells, which its own SDKs accept too. */
export const OKTA_SUFFIXES = [
  'okta.com',
  'oktapreview.com',
  'okta-emea.com',
  'okta-gov.com',
  'okta.mil',
  'okta-miltest.com',
  'trex-govcloud.com',
  'trexcloud.com',
  'okta1.com',
] as const;

/** Sites under these suffixes that are Okta's own and no org. */
export const OKTA_SITES: readonly string[] = [
  'www',
  'login',
  'developer',
  'help',
  'support',
  'status',
  'trust',
  'admin',
  'integrator',
  'community',
];

/** Endings that a slip of the finger makes of a suffix. */
export const MISTYPED_SUFFIXES: Record<string, string> = {
  'okta.con': 'okta.com',
  'okta.co': 'okta.com',
  'okta.cm': 'okta.com',
  'okta.om': 'okta.com',
  'okta.org': 'okta.com',
  'okta.net': 'okta.com',
  'otka.com': 'okta.com',
  'okat.com': 'okta.com',
  'okt.com': 'okta.com',
  'octa.com': 'okta.com',
  'oktaa.com': 'okta.com',
  'oktapreview.co': 'oktapreview.com',
  'oktapreviews.com': 'oktapreview.com',
  'okta-preview.com': 'oktapreview.com',
  'oktaemea.com': 'okta-emea.com',
};
