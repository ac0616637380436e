// Whether JSON that stands alone is a body that Okta sends. A log, an event or the answer of another service is none: without a status
// of its own it says nothing about a request, and least of all that one was allowed.

import { findOAuthError, isOAuthErrorName } from '../errors/oauth-error-lookup.ts';
import { parseOktaError } from '../errors/okta-error.ts';
import { asObject, asText } from '../wire-text/json-text.ts';

/** Members of what a program logs, and of nothing that Okta sends beside an `id`. */
const OF_LOG =
  /^(?:level|severity|msg|logger|@timestamp|log\.level|hostname|pid|stack|eventType|https?\b.*|(?:request_|http_?)?method|requestMethod|status_?code|response_?code|request_uri|remote_addr)$/i;
/** Each alone shows what the body is: OAuth, OpenID Connect, lists with links. */
const DISTINCTIVE = ['_links', '_embedded', 'access_token', 'issuer', 'keys', 'device_code', 'client_id_issued_at'];
const isOfLog = (object: Record<string, unknown>): boolean => Object.keys(object).some((name) => OF_LOG.test(name));

export function isAnswerOfOkta(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => isResource(each) || isEvent(each));
  const object = asObject(value);
  if (object === null) return false;
  const error = parseOktaError(JSON.stringify(object));
  if (error?.shape === 'management') return true;
  if (error?.shape === 'oauth' && isOAuthErrorName(error.code ?? ''))
    return !isOfLog(object) && !isErrorOfOthers(object);
  return isResource(object) || isNamedList(object) || typeof object.active === 'boolean';
}

/** What Okta sends beside an error of OAuth; others, such as `status`, are of a program that keeps it. */
const OF_OAUTH_ERROR =
  /^(?:error(?:_description|_uri|Code|Summary|Link|Id|Causes)?|state|iss|status\w*|interval|mfa_token|interaction_handle|url|name|code|cause|headers)$/;

/** An error in the terms of OAuth with members that Okta has not: the servers of others answer so. */
export function isErrorOfOthers(value: unknown): boolean {
  const object = asObject(value);
  if (object === null || asText(object.error) === null || asText(object.error_description) === null) return false;
  if (Object.keys(object).every((name) => OF_OAUTH_ERROR.test(name)) || isOfLog(object)) return false;
  // Whoever wraps Okta's own words may add what it likes.
  return findOAuthError(asText(object.error), asText(object.error_description))?.exact !== true;
}

/** A list of these is what the System Log's endpoint answers; one alone is what somebody copied out of it. */
const isEvent = (value: unknown): boolean => asText(asObject(value)?.eventType) !== null;

function isResource(value: unknown): boolean {
  const object = asObject(value);
  if (object === null || isOfLog(object)) return false;
  if (DISTINCTIVE.some((name) => name in object)) return true;
  // Of a user; a token's payload has its times.
  if (asText(object.sub) !== null) return !('exp' in object);
  return asText(object.id) !== null && !('message' in object) && hasMark(object);
}

/** Every service has an `id`: what Okta's things have beside it, or the form of the id itself. */
function hasMark({ id, created, lastUpdated, profile, status }: Record<string, unknown>): boolean {
  if (/^(?:0[0-9a-z]\w|[0-9A-Za-z]{20}$)/.test(String(id))) return true;
  const isDate = (value: unknown): boolean => /^\d{4}-\d{2}-\d{2}T/.test(asText(value) ?? '');
  return (
    isDate(created) || isDate(lastUpdated) || asObject(profile) !== null || /^[A-Z_]{4,30}$/.test(asText(status) ?? '')
  );
}

/** `{"roles": [...], "_links": ...}`. */
function isNamedList(object: Record<string, unknown>): boolean {
  const members = Object.entries(object).filter(([name]) => name !== '_links');
  return members.length === 1 && members.every(([, member]) => Array.isArray(member) && member.every(isResource));
}
