// A list and a description to look at, for whoever has none yet. Made up.
export const EXAMPLE = {
  asked: `okta.users.manage
okta.groups.manage
okta.apps.manage
okta.logs.read
okta.factors.read`,
  does: 'Reads users and groups, deactivates users. Exports the System Log. Keeps HR in line.',
} as const;
