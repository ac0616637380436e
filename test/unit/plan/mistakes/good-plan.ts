// A plan with every kind of part, and no problem; and how a mistake in it is written down.
export interface Mistake {
  name: string;
  /** A text of the good plan; '' for a whole file. */
  from: string;
  /** In its place; `¦` is where the problem is, and no part of the file. */
  to: string;
  severity?: 'warning';
  /** A part of what is said. */
  message: string;
  fix: string;
  /** What is never quoted. */
  hidden?: string;
}

export const GOOD_PLAN = `plan: People and groups
integration: Acme Sync
description: Keeps groups
scopes:
  okta.users.read: Matches people by their login
  okta.groups.manage: Keeps a group for each project
variables:
  groupName: Plan group
  region: { environment: ACME_REGION, default: eu }
  apiKey: { secret: ACME_KEY }
concurrency: 2
steps:
  - id: list-users
    title: List people
    request: GET /api/v1/users
    parameters: { limit: 2, q: Ada }
    headers: { X-Region: '{{region}}', X-Acme: '{{apiKey}}' }
    expect:
      status: 200
      headers: { content-type: { matches: json } }
      body:
        $: { type: array, length: { most: 2 } }
        $[*].status: { oneOf: [ACTIVE, STAGED] }
      time: 10s
    save: { userId: '$[0].id' }
    retry: { rateLimits: 3, every: 1s }
    timeout: 30s
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { body: { $.id: '{{userId}}' } }
    after: [list-users]
  - id: make-group
    request: POST /api/v1/groups
    body: { profile: { name: '{{groupName}}' } }
    save: { groupId: $.id, etag: { header: etag } }
    once: true
  - id: all-groups
    request: GET /api/v1/groups?limit=1
    when: { variable: etag, is: { exists: true } }
    repeat: { pages: 3 }
  - id: no-apps
    request: GET /api/v1/apps
    authorization: { scopes: [okta.users.read] }
    expect: { verdict: scope-missing, status: [403, 4xx] }
teardown:
  - id: delete-group
    request: DELETE /api/v1/groups/{groupId}
    expect: { status: 204 }
`;
