/** How a cluster is logged in to. Kapacitor services/kafka/sasl.go, v1.8. */
import { flag, type SectionKey, secret, text } from '../../section';

export const SASL_KEYS: readonly SectionKey[] = [
  text('sasl-username', 'SASLUsername', 'User.'),
  secret('sasl-password', 'SASLPassword', 'Password.'),
  { name: 'sasl_extensions', goName: 'SASLExtensions', type: 'stringMap', doc: 'Extensions of SCRAM.' },
  text('sasl-mechanism', 'SASLMechanism', 'Mechanism of authentication.'),
  { name: 'sasl-version', goName: 'SASLVersion', type: 'int', doc: 'Version of the handshake, 0 or 1.' },
  text('sasl-gssapi-service-name', 'SASLGSSAPIServiceName', 'Kerberos: name of the service.'),
  text('sasl-gssapi-auth-type', 'SASLGSSAPIAuthType', 'Kerberos: KRB5_USER_AUTH or KRB5_KEYTAB_AUTH.'),
  flag('sasl-gssapi-disable-pafxfast', 'SASLGSSAPIDisablePAFXFAST', 'Kerberos: without PA-FX-FAST.'),
  text('sasl-gssapi-kerberos-config-path', 'SASLGSSAPIKerberosConfigPath', 'Kerberos: its configuration.'),
  text('sasl-gssapi-key-tab-path', 'SASLGSSAPIKeyTabPath', 'Kerberos: file of keys.'),
  text('sasl-gssapi-realm', 'SASLGSSAPIRealm', 'Kerberos: realm.'),
  text('sasl-oauth-service', 'SASLOAUTHService', 'OAuth: custom, auth0 or azuread.'),
  text('sasl-oauth-client-id', 'SASLOAUTHClientID', 'OAuth: id of the client.'),
  secret('sasl-oauth-client-secret', 'SASLOAUTHClientSecret', 'OAuth: secret of the client.'),
  text('sasl-oauth-token-url', 'SASLOAUTHTokenURL', 'OAuth: where tokens come from.'),
  { name: 'sasl-oauth-scopes', goName: 'SASLOAUTHScopes', type: 'strings', doc: 'OAuth: scopes to ask for.' },
  { name: 'sasl-oauth-parameters', goName: 'SASLOAUTHParams', type: 'stringMap', doc: 'OAuth: further parameters.' },
  {
    ...{ name: 'sasl-oauth-token-expiry-margin', goName: 'SASLOAUTHExpiryMargin', type: 'duration' },
    doc: 'OAuth: how long before its end a token is renewed.',
  },
  secret('sasl-access-token', 'SASLAccessToken', 'OAuth: a token that does not change.'),
  text('sasl-oauth-tenant-id', 'SASLOAUTHTenant', 'OAuth: tenant of Azure.'),
];
