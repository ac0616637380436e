// What a submission to the Okta Integration Network takes at most: FACTS §9, and for the texts of the API for submissions FACTS-D §23.
export const SUBMISSION_LIMITS = {
  name: { most: 64 },
  description: { most: 1024 },
  /** Pixels, width by height; the first two are for round and square logos. */
  logo: {
    mostBytes: 1_000_000,
    sizes: [
      [244, 244],
      [200, 200],
      [244, 156],
      [156, 244],
    ],
  },
  useCases: { most: 3 },
  /** A page of the wizard takes 8; the page of limits in Okta's documentation still says 3. */
  tenantSettings: { most: 8 },
  scopesReason: { most: 5000 },
  accountUrl: { most: 512 },
  accountName: { most: 255 },
  instructions: { most: 2048 },
  escalation: { most: 255 },
  guide: { most: 1024 },
} as const;
