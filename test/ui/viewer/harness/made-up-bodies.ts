// Bodies like those of a management API, made up and the same on every run.
const user = (i: number) => ({
  id: `00u${i.toString(36).padStart(8, '0')}abcdefghi`,
  status: ['ACTIVE', 'STAGED', 'SUSPENDED', 'DEPROVISIONED'][i % 4],
  created: '2026-01-15T09:30:00.000Z',
  lastLogin: i % 3 === 0 ? null : '2026-09-01T07:12:44.000Z',
  profile: {
    login: `person${i}@acme.example`,
    firstName: `Person ${i}`,
    lastName: 'Example',
    email: `person${i}@acme.example`,
    mobilePhone: null,
    department: 'Operations',
    costCenter: 1000 + (i % 70),
    remote: i % 2 === 0,
  },
  credentials: {
    emails: [{ value: `person${i}@acme.example`, status: 'VERIFIED', type: 'PRIMARY' }],
    provider: { type: 'OKTA', name: 'OKTA' },
  },
  _links: { self: { href: `https://acme.okta.com/api/v1/users/00u${i.toString(36).padStart(8, '0')}abcdefghi` } },
});

export const users = (count: number): string =>
  `[${Array.from({ length: count }, (_, i) => JSON.stringify(user(i))).join(',')}]`;

/** A compact array of users of about `bytes` bytes. */
export const usersOfSize = (bytes: number): Buffer => {
  const parts: string[] = [];
  let size = 1;
  for (let i = 0; size < bytes; i++) {
    const text = JSON.stringify(user(i));
    parts.push(text);
    size += text.length + 1;
  }
  return Buffer.from(`[${parts.join(',')}]`);
};
