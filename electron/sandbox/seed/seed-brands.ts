// How the org looks: one brand, as every org has, with its theme, mail templates and domains.
import type { Planter } from './planter.ts';

const BRANDS = '/api/v1/brands';
const TEMPLATES = ['UserActivation', 'ForgotPassword', 'PasswordChanged', 'EmailChallenge'];

export function seedBrands({ add, put }: Planter): void {
  const brand = add(BRANDS, {
    name: 'Acme',
    isDefault: true,
    agreeToCustomPrivacyPolicy: false,
    customPrivacyPolicyUrl: null,
    removePoweredByOkta: false,
    locale: 'en',
  });
  const own = `${BRANDS}/${brand}`;
  add(`${own}/themes`, {
    logo: 'https://assets.acme.example/logo.png',
    favicon: 'https://assets.acme.example/favicon.ico',
    backgroundImage: null,
    primaryColorHex: '#1662dd',
    primaryColorContrastHex: '#ffffff',
    secondaryColorHex: '#ebebed',
    secondaryColorContrastHex: '#000000',
    signInPageTouchPointVariant: 'OKTA_DEFAULT',
    emailTemplateTouchPointVariant: 'OKTA_DEFAULT',
  });
  for (const page of ['error', 'sign-in']) {
    for (const variant of ['customized', 'default', 'preview'])
      put(`${own}/pages/${page}/${variant}`, { pageContent: `<!DOCTYPE html><title>Acme ${page}</title>` });
  }
  put(`${own}/pages/sign-out/customized`, { type: 'OKTA_DEFAULT' });
  for (const version of ['*', '^7']) add(`${own}/pages/sign-in/widget-versions`, { id: version, version });
  for (const name of TEMPLATES) {
    const template = `${own}/templates/email`;
    add(template, { id: name, name });
    add(`${template}/${name}/customizations`, {
      language: 'en',
      isDefault: true,
      subject: 'Acme',
      body: `<p>Hello \${user.profile.firstName}</p>`,
    });
    put(`${template}/${name}/settings`, { recipients: 'ALL_USERS' });
    put(`${template}/${name}/default-content`, { subject: 'Acme', body: '<p>Hello</p>' });
  }
  for (const path of ['apple-app-site-association', 'assetlinks.json', 'webauthn']) {
    add(`${own}/well-known-uris`, { id: path, representation: {} });
    put(`${own}/well-known-uris/${path}/customized`, { representation: {} });
  }
  const domain = { brandId: brand, certificateSourceType: 'OKTA_MANAGED', domain: 'login.acme.example' };
  const domainId = add('/api/v1/domains', { ...domain, validationStatus: 'VERIFIED', dnsRecords: [] });
  add(`${own}/domains`, { id: domainId, ...domain });
  add('/api/v1/email-domains', {
    domain: 'mail.acme.example',
    displayName: 'Acme',
    userName: 'noreply',
    validationStatus: 'VERIFIED',
    validationSubdomain: 'mail',
    dnsValidationRecords: [],
  });
  add('/api/v1/email-servers', {
    host: 'smtp.acme.example',
    port: 587,
    username: 'mailer',
    alias: 'Acme mail',
    enabled: false,
  });
  add('/api/v1/templates/sms', {
    name: 'Custom verification',
    type: 'SMS_VERIFY_CODE',
    template: `Your Acme code is \${code}`,
    translations: {},
  });
}
