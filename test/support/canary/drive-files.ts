// Files that a person hands in, with a secret in each.
export const PASTED = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ scp: ['okta.users.read'], exp: 4_000_000_000 })).toString('base64url')}.canarySignature-of-a-pasted-token`;

export const har = (drive: { orgUrl: string }): string =>
  JSON.stringify({
    log: {
      entries: [
        {
          request: { method: 'GET', url: `${drive.orgUrl}/api/v1/users?token=${PASTED}`, headers: [{ value: PASTED }] },
        },
        { request: { method: 'GET', url: `${drive.orgUrl}/other.js?token=${PASTED}` } },
      ],
    },
  });
export const tornHar = (drive: { orgUrl: string }): string => har(drive).replace('"headers":[', '"headers" ');

export const OPEN_API = JSON.stringify({
  openapi: '3.0.3',
  info: { version: '2026.09.0' },
  paths: { '/api/v1/users': { get: { operationId: 'listUsers', description: PASTED } } },
});
