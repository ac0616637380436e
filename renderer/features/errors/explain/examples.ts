// Responses to look at before one has a response of one's own: made-up org and ids, in the shapes that Okta sends.

export const EXAMPLES: readonly { label: string; text: string }[] = [
  {
    label: 'A missing scope',
    text: `HTTP/2 403
content-type: application/json
www-authenticate: Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", realm="http://acme.okta.com", scope="okta.groups.read", error="insufficient_scope", error_description="The access token provided does not contain the required scopes.", resource="/api/v1/groups"
x-okta-request-id: aaaabbbbccccddddeeee0001
x-rate-limit-limit: 300
x-rate-limit-remaining: 299
x-rate-limit-reset: 1772000060
date: Wed, 25 Feb 2026 06:13:40 GMT
content-length: 0
`,
  },
  {
    label: 'A refused client',
    text: `HTTP/2 401
content-type: application/json
x-okta-request-id: aaaabbbbccccddddeeee0002

{"error":"invalid_client","error_description":"The client secret supplied for a confidential client is invalid."}
`,
  },
  {
    label: 'A used-up rate limit',
    text: `HTTP/2 429
content-type: application/json
x-okta-request-id: aaaabbbbccccddddeeee0003
x-rate-limit-limit: 300
x-rate-limit-remaining: 0
x-rate-limit-reset: 1772000060
date: Wed, 25 Feb 2026 06:13:40 GMT

{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests.","errorLink":"E0000047","errorId":"oaeMadeUpErrorId0000003","errorCauses":[]}
`,
  },
];
