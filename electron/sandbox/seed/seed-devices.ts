// What people sign in with: devices, authenticators, and the rules about them.
import { valueAt } from '../resources/behaviour.ts';
import type { Planter } from './planter.ts';

const DEVICES = '/api/v1/devices';
const AUTHENTICATORS = '/api/v1/authenticators';
const MODELS = [
  { platform: 'MACOS', displayName: 'MacBook', manufacturer: 'Apple', osVersion: '15.1.0' },
  { platform: 'WINDOWS', displayName: 'Laptop', manufacturer: 'Acme', osVersion: '10.0.22631' },
  { platform: 'IOS', displayName: 'Phone', manufacturer: 'Apple', osVersion: '18.0.1' },
];
const KINDS = [
  { key: 'okta_password', name: 'Password', type: 'password', methods: ['password'] },
  { key: 'okta_email', name: 'Email', type: 'email', methods: ['email'] },
  { key: 'okta_verify', name: 'Okta Verify', type: 'app', methods: ['signed_nonce', 'totp', 'push'] },
  { key: 'webauthn', name: 'Passkeys', type: 'security_key', methods: ['webauthn'] },
];

export function seedDevices({ org, born, add, put }: Planter): void {
  const random = org.ids.stream('seed/devices');
  for (const user of org.store('/api/v1/users').all().slice(0, 12)) {
    const { platform, displayName, ...more } = random.pick(MODELS);
    const device = {
      status: 'ACTIVE',
      resourceType: 'UDDevice',
      resourceDisplayName: { value: displayName, sensitive: false },
      resourceAlternateId: null,
      profile: { displayName, platform, registered: true, secureHardwarePresent: true, ...more },
    };
    const id = add(DEVICES, device);
    add(`${DEVICES}/${id}/users`, {
      id: user.id,
      managementStatus: 'NOT_MANAGED',
      screenLockType: 'BIOMETRIC',
      user: { id: user.id, status: user.status, profile: user.profile },
    });
    add(`/api/v1/users/${user.id}/devices`, { id, deviceUserId: user.id, device: { id, ...device } });
  }
  add('/api/v1/device-assurances', {
    name: 'Current macOS',
    platform: 'MACOS',
    osVersion: { minimum: '14.0.0' },
    diskEncryptionType: { include: ['ALL_INTERNAL_VOLUMES'] },
    screenLockType: { include: ['BIOMETRIC', 'PASSCODE'] },
  });
  add('/api/v1/device-integrations', {
    id: 'com.okta.device.osquery',
    name: 'Device checks',
    displayName: 'Device checks',
    platform: 'MACOS',
    status: 'DEACTIVATED',
    metadata: null,
  });
  for (const { methods, ...kind } of KINDS) {
    const id = add(AUTHENTICATORS, { ...kind, status: 'ACTIVE', settings: {} });
    for (const type of methods) add(`${AUTHENTICATORS}/${id}/methods`, { id: type, type, status: 'ACTIVE' });
    const aaguid = '00000000-0000-4000-8000-000000000001';
    add(`${AUTHENTICATORS}/${id}/aaguids`, { id: aaguid, aaguid, name: 'Acme key', authenticatorCharacteristics: {} });
  }
  for (const [name, type] of [
    ['New City', 'ANOMALOUS_LOCATION'],
    ['New Device', 'ANOMALOUS_DEVICE'],
    ['New IP', 'ANOMALOUS_IP'],
    ['Velocity', 'VELOCITY'],
  ])
    add('/api/v1/behaviors', { name, type, status: 'ACTIVE', settings: {} });
  const captcha = add('/api/v1/captchas', { name: 'Sign-up check', type: 'RECAPTCHA_V2', siteKey: 'acme-site-key' });
  put('/api/v1/org/captcha', { captchaId: captcha, enabledPages: ['SSR'] });
  add('/api/v1/push-providers', {
    name: 'Acme push',
    providerType: 'APNS',
    lastUpdatedDate: born,
    configuration: { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', fileName: 'key.p8' },
  });
  const [first] = org.store('/api/v1/users').all();
  add('/api/v1/org/factors/yubikey_token/tokens', {
    status: 'ACTIVE',
    lastVerified: born,
    profile: { serial: '000007154886' },
    userId: first?.id ?? null,
    userName: valueAt(first, 'profile.login') ?? null,
  });
}
