// The management API's error codes as Okta publishes them: number, HTTP status, summary as on the wire (`{0}` is what varies).
// 251, as many as release 2026.08.1 of Okta's table has (FACTS §3.3). 249 are of its release 2026.04.1, the newest that could be
// had as a file; E0000268 is of FACTS, and E0000269 of a public transcript of Okta's page that has these 251 and no others.
// The transcript shortens some summaries, so the text of E0000269 is likely, not certain. Meaning and fix: okta-error-advice.ts.
// One code a line, compact, because the page carries it.

/** `6 403 You do not have permission ...` is E0000006. */
export const OKTA_ERROR_FACTS = `1 400 Api validation failed: {0}
2 400 The request was not valid: {0}
3 400 The request body was not well-formed.
4 401 Authentication failed
5 403 Invalid session
6 403 You do not have permission to perform the requested action
7 404 Not found: {0}
8 404 The requested path was not found
9 500 Internal Server Error
10 503 Service is in read only mode
11 401 Invalid token provided
12 404 Unsupported media type
13 403 Invalid client app id
14 403 Update of credentials failed
15 401 You do not have permission to access the feature you are requesting
16 403 Activation failed because the user is already active
17 403 Password reset failed
18 400 Bad request.  Accept and/or Content-Type headers are likely not set.
19 400 Bad request.  Accept and/or Content-Type headers likely do not match supported values.
20 400 Bad request.
21 400 Bad request.  Accept and/or Content-Type headers likely do not match supported values.
22 405 The endpoint does not support the provided HTTP method
23 403 Operation failed because user profile is mastered under another system
24 400 Bad request.  This operation on app metadata is not yet supported.
25 400 App version assignment failed.
26 404 This endpoint has been deprecated.
27 400 Group push bad request : {0}
28 400 The request is missing a required parameter.
29 400 Invalid paging request.
30 400 Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.
31 400 Invalid search criteria.
32 403 Unlock is not allowed for this user.
33 400 Bad request. Can't specify a search query and filter in the same request.
34 403 Forgot password not allowed on specified user.
35 403 Change password not allowed on specified user.
36 403 Change recovery question not allowed on specified user.
37 400 Type mismatch exception.  {0}
38 403 This operation is not allowed in the user's current status.
39 403 Operation on application settings failed.
40 400 Application label must not be the same as an existing application label.
41 400 Credentials should not be set on this resource based on the scheme.
42 403 Setting the error page redirect URL failed.
43 403 Self service application assignment is not enabled.
44 403 Self service application assignment is not supported.
45 400 Field mapping bad request.
46 403 Deactivate application for user forbidden.
47 429 API call exceeded rate limit due to too many requests.
48 404 Entity not found exception.
49 500 Invalid SCIM data from SCIM implementation.
50 400 Invalid SCIM data from client.
51 500 No response from SCIM implementation.
52 501 Endpoint not implemented.
53 400 Invalid SCIM filter.
54 400 Invalid pagination properties.
55 409 Duplicate group.
56 403 Delete application forbidden.
57 403 Access to this application is denied due to a policy.
58 403 Access to this application requires MFA: {0}
59 400 The connector configuration could not be tested. Make sure that the URL, Authentication Parameters are correct and that there is an implementation available at the URL provided.
60 501 Unsupported operation.
61 403 Tab error: {0}
62 409 The specified user is already assigned to the application.
63 400 Invalid combination of parameters specified.
64 401 Password is expired and must be changed.
65 500 Internal error processing app metadata.
66 400 APNS is not configured, contact your admin
67 504 Factors Service Error.
68 403 Invalid Passcode/Answer
69 403 User Locked
70 202 Waiting for ACK
71 400 Unsupported OS Version: {0}
72 403 MIM policy settings have disallowed enrollment for this user
73 403 User rejected authentication
74 400 Factor Service Error
75 403 Cannot modify the {0} attribute because it has a field mapping and profile push is enabled.
76 405 Cannot modify the app user because it is mastered by an external app.
77 403 Cannot modify the {0} attribute because it is read-only.
78 403 Cannot modify the {0} attribute because it is immutable.
79 403 This operation is not allowed in the current authentication state.
80 403 The password does not meet the complexity requirements of the current password policy.
81 403 Cannot modify the {0} attribute because it is a reserved attribute for this application.
82 403 Each code can only be used once. Please wait for a new code and try again.
83 403 PassCode is valid but exceeded time window.
84 403 App evaluation error.
85 403 You do not have permission to access your account at this time.
86 403 This policy cannot be activated at this time.
87 403 The recovery question answer did not match our records.
88 400 Org Creator API subdomain validation exception: An object with this field already exists.
89 400 Org Creator API name validation exception.
90 409 The role specified is already assigned to the user.
91 400 The provided role type was not the same as required role type.
92 403 Access to this application requires re-authentication: {0}
93 400 Target count limit exceeded
94 400 The provided filter is unsupported.
95 403 Recovery not allowed for unknown user.
96 409 This certificate has already been uploaded with kid={0}.
97 403 There is no verified phone number on file.
98 400 This phone number is invalid.
99 403 Only numbers located in US and Canada are allowed.  Contact your administrator if this is a problem.
100 503 Unable to perform search query.
101 400 There was an issue with the app binary file you uploaded. {0}
102 403 YubiKey cannot be deleted while assigned to an user. Please deactivate YubiKey using reset MFA and try again
103 403 Action on device already in queue or in progress
104 403 Device is already locked and cannot be locked again
105 403 You have accessed an account recovery link that has expired or been previously used.
107 403 The entity is not in the expected state for the requested transition.
108 409 OEM generic duplicate resource.
109 429 An SMS message was recently sent. Please wait 30 seconds before trying again.
110 403 You have accessed a link that has expired or has been previously used.
111 403 Cannot modify the {0} object because it is read-only.
112 409 Cannot update this user because they are still being activated. Please try again in a few minutes.
113 409 {0}.
115 503 There was an issue while uploading the app binary file. {0}
116 400 {0}
117 403 Cannot assign apps or update app profiles for an inactive user.
118 429 An email was recently sent. Please wait 5 seconds before trying again.
119 403 Your account is locked. Please contact your administrator.
120 400 The custom domain requested is already in use by another organization.
121 400 Invalid phone extension. Please enter a valid phone extension.
122 406 Accept Header did not contain supported media type 'application/json'
123 400 Array specified in enum field must match const values specified in oneOf field.
124 400 Could not create user. To create a user and expire their password immediately, a password must be specified
125 400 Could not create user. To create a user and expire their password immediately, "activate" must be true
126 400 Self service is not supported with the current settings.
127 409 Invalid linked objection definition. {0}
131 400 {0}
132 400 The registration is already active for the given user, client and device combination
133 429 A phone call was recently made. Please wait 30 seconds before trying again.
134 502 Okta could not communicate correctly with an inline hook.
135 400 An inline hook responded with an error.
136 409 Mobile phone conflict exception.
137 504 Okta did not receive a response from an inline hook.
138 500 There was an internal error with call provider(s).
139 503 Telephony provider error.
140 400 Telephony opt out error.
141 400 Feature cannot be enabled or disabled due to dependencies/dependents conflicts.
142 403 This User Type cannot be deleted.
143 403 App instance operation not allowed.
145 409 Some users returned by the search cannot be parsed because the user schema has been changed to be inconsistent with their stale profile data.
146 429 Your organization has reached the limit of sms requests that can be sent within a 24 hour period.
147 429 Your organization has reached the limit of call requests that can be sent within a 24 hour period.
148 403 Cannot modify/disable this authenticator because it is enabled in one or more policies. {0}
149 406 The HTTP request is not acceptable.
150 403 You have reached the limit of sms requests, please try again later.
151 403 You have reached the limit of call requests, please try again later.
152 403 Illegal device status, cannot perform action.
153 410 Invalid device id, it no longer exists.
154 410 Invalid factor id, it is not currently active.
155 423 User is not currently active.
156 410 Invalid user id; the user either does not exist or has been deleted.
157 409 Another authenticator with key: {0} is already active.
158 400 Invalid Enrollment. User verification required.
159 400 Invalid Enrollment. FIPS compliance required.
161 403 Unique domain name required.
162 403 Domain count limit reached.
163 404 Domain ID not found.
165 403 Domain not verified.
166 403 CAPTCHA count limit reached. At most one CAPTCHA instance is allowed per Org. Please remove existing CAPTCHA to create a new one.
167 403 {0}
168 403 CAPTCHA cannot be removed. This CAPTCHA is associated with org-wide CAPTCHA settings, please unassociate it before removing it.
170 400 Org Creator API subdomain validation exception: Using a reserved value. Try again with a different value.
171 400 Org Creator API subdomain validation exception: The value is already in use by a different request.
172 400 Org Creator API subdomain validation exception: The value exceeds the max length.
174 403 You can’t disable Okta FastPass because it is being used by one or more application sign-on policies. First, go to each policy and remove any device conditions. Then, come back and try again.
176 400 Failed to create LogStreaming event source. {0}
177 400 Failed to delete LogStreaming event source. {0}
178 400 This realm cannot be deleted. {0}
179 400 There is a required attribute that is externally sourced.
180 423 Factor id is currently not active.
181 503 Service temporarily unavailable.
182 409 A default email template customization already exists.
183 409 An email template customization for that language already exists.
184 409 A default email template customization can't be deleted.
185 409 The isDefault parameter of the default email template customization can't be set to false.
186 429 Your free tier organization has reached the limit of sms requests that can be sent within a 30 day period.
187 409 Cannot delete push provider because it is being used by a custom app authenticator.
188 409 Domain update conflict exception.
189 422 This template does not support the recipients value.
190 403 Delete LDAP interface instance forbidden.
191 404 Verification timed out. Please try again.
192 400 Roles cannot be granted to groups with group membership rules. {0}
193 400 Roles can only be granted to groups with 5000 or less users. {0}
194 400 Roles can only be granted to Okta groups, AD groups and LDAP groups. {0}
195 409 Api validation failed due to conflict: {0}
197 409 Unique email domain name required.
198 404 Email domain not found.
200 409 A default brand cannot be deleted.
201 409 A brand associated with a custom domain or email doamin cannot be deleted.
202 409 Brand name already exists.
203 409 Failed to associate this domain with the given brandId.
204 429 You have reached the limit of sms requests, please try again later.
205 429 You have reached the limit of call requests, please try again later.
207 401 The username and/or the password you entered is incorrect. Please try again.
208 400 Failed to get access token. The request was invalid, reason: {0}.
209 400 {0} cannot be modified/deleted because it is currently being used in an Enroll Policy. Please make changes to the Enroll Policy before modifying/deleting the group.
211 400 Roles cannot be granted to built-in groups: {0}
212 403 Origin validation failed.
213 403 Cannot update page content for the default brand.
214 400 User has no custom authenticator enrollments that have CIBA as a transactionType
215 410 This endpoint has been deprecated.
217 400 Invalid status. Cannot validate email domain in current status.
218 400 Email domain could not be verified by mail provider.
219 403 This action can't be completed because it would result in 0 phishing resistant authenticators and your org has at least one authentication policy rule that requires phishing resistant authenticators. To continue, either enable FIDO 2 (WebAuthn) or remove the phishing resistance constraint from the affected policies. Policy rules: {0}
220 403 Brand count limit reached.
221 403 You have reached the maximum number of realms. An org cannot have more than {0} realms.
222 400 You can enable only one SMTP server at a time. Another SMTP server is already enabled.
223 400 Connection with the specified SMTP server failed.
224 400 Authentication with the specified SMTP server failed.
225 400 You reached the maximum number of enrolled SMTP servers. An org can't have more than {0} enrolled servers.
226 400 You must have an active telephony inline hook to activate and use the Phone authenticator.
227 400 Roles can only be granted to service application type
228 403 SMS template customization isn't permitted.
229 400 Invalid Enrollment. Biometrics with Pin fallback required.
230 409 Another authenticator is already associated with idpId: {0}.
231 412 ETag value doesn't match.
232 400 Another authenticator enrollment already exists with the same nickname.
233 403 Okta Verify SMS setup link is a feature only available on paid Okta accounts. To enable this feature please upgrade your free tier org.
235 400 Resource Selector: {0}
236 400 The language doesn't conform to the BCP 47 standard for locales.
237 400 The language isn't permitted for email customization.
239 423 Policy priorities are being reconciled. Please try again later.
240 502 Request timed out waiting for agent.
241 504 No connected agents.
242 400 ETag syntax is invalid.
243 400 Bad request.
244 409 There are conflicting default customizations for this template. To create or update email customizations, discard your changes and then reset your templates.
245 400 One or more authentication method chains include a knowledge method in the first step. Update these chains to require a possession factor in the first step: {0}
246 403 This action can't be completed because the authentication method is in use by one or more authentication policies: {0}
247 403 Your organization doesn't support SMS or Voice authentication at this time. Select another authentication method.
248 403 The current Id Proofing Identity Provider is configured to be used in one or more Okta Account Management Policy rules. {0}
249 409 Group rules are still being set up.  Please try again later.
250 403 You can't {0} {1} because its Trust claims setting isn't enabled on any other identity provider. To {0} this identity provider, update the applicable rules in your {2} and {3} policies to remove the dependency on Trust claims.
251 403 You can't {0} {1} because its Trust claims setting isn't enabled on any other identity provider. To {0} this identity provider, update the applicable rules in your {2} policies to remove the dependency on Trust claims.
252 403 You can't {0} {1} because its Trust claims setting isn't enabled on any other identity provider. To {0} this identity provider, update the applicable rules in your {2} policies to remove the dependency on Trust claims.
253 409 The User type is still being initialized. Please try again later.
254 409 Another request has already been received for the settings for this email template. Please try again later.
255 403 App instance with Published version status can't be deleted.
256 414 This request produced a response with a header too large to be processed.
257 405 Cannot update the content for the default brand.
258 404 The specified path is not supported. Valid values: [{0}].
259 403 Login not allowed at this time. Reset your password or contact your administrator for further assistance.
260 403 This developer org has been deactivated. If you need access or have questions, please contact your org admin.
261 500 The value entered for linked object {0} is invalid for this user.
262 403 Device Assurance or Device Signal Collection policies contain condition(s) with Device Posture IdP signals. Please delete or update the corresponding policies to remove the Device Posture IdP conditions.
263 409 Attempted to assign a duplicate standard role assignment to an admin
264 400 You must have an active telephony inline hook or at least one active custom telephony provider credential to activate and use the Phone authenticator.
265 409 Device registration is already in progress for this device.
266 400 Failed to get access token for SMTP server configuration. Failure details: {0}.
267 403 Access to the Home Page is restricted and is not available for this organization.
268 409 Another request is making changes to the role assignments. Please try again.
269 403 The script config for instanceId {0} is not available.`;
