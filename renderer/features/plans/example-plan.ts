// What a new plan begins with: it runs on the sandbox org as it is.
export const EXAMPLE_PLAN = `plan: People and groups
scopes:
  okta.users.read: Matches people by their login
steps:
  - id: list-users
    request: GET /api/v1/users
    parameters: { limit: 2 }
    expect: { status: 200 }
    save: { userId: '$[0].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
    expect: { status: 200, body: { $.id: '{{userId}}' } }
`;
