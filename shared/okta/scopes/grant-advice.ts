// What to do when a scope was requested and is not granted, the same for a refusal and for a token that was issued without it. Grants
// are given in two ways (FACTS §11): to a service app one by one, to an OIN integration with its instance, which is static (§9).

export const COMPARE_GRANTS =
  'Compare with what is granted: for a service app under Okta API Scopes; for an OIN integration in its submission (after an edit of that, add a new instance).';
