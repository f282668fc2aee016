/** How a cluster is logged in to. Kapacitor services/kafka/sasl.go, v1.8. */
import { flag, type SectionKey, secret, text } from '../../section';

const KERBEROS = 'Of Kerberos.';
const OAUTH = 'Of OAuth.';

export const SASL_KEYS: readonly SectionKey[] = [
  text('sasl-username', 'SASLUsername', 'User.'),
  secret('sasl-password', 'SASLPassword', 'Password.'),
  { name: 'sasl_extensions', goName: 'SASLExtensions', type: 'stringMap', doc: 'Extensions of SCRAM.' },
  text('sasl-mechanism', 'SASLMechanism', 'Mechanism of authentication.'),
  { name: 'sasl-version', goName: 'SASLVersion', type: 'int', doc: 'Version of the handshake, 0 or 1.' },
  text('sasl-gssapi-service-name', 'SASLGSSAPIServiceName', KERBEROS),
  text('sasl-gssapi-auth-type', 'SASLGSSAPIAuthType', KERBEROS),
  flag('sasl-gssapi-disable-pafxfast', 'SASLGSSAPIDisablePAFXFAST', KERBEROS),
  text('sasl-gssapi-kerberos-config-path', 'SASLGSSAPIKerberosConfigPath', KERBEROS),
  text('sasl-gssapi-key-tab-path', 'SASLGSSAPIKeyTabPath', KERBEROS),
  text('sasl-gssapi-realm', 'SASLGSSAPIRealm', KERBEROS),
  text('sasl-oauth-service', 'SASLOAUTHService', OAUTH),
  text('sasl-oauth-client-id', 'SASLOAUTHClientID', OAUTH),
  secret('sasl-oauth-client-secret', 'SASLOAUTHClientSecret', OAUTH),
  text('sasl-oauth-token-url', 'SASLOAUTHTokenURL', OAUTH),
  { name: 'sasl-oauth-scopes', goName: 'SASLOAUTHScopes', type: 'strings', doc: OAUTH },
  { name: 'sasl-oauth-parameters', goName: 'SASLOAUTHParams', type: 'stringMap', doc: OAUTH },
  { name: 'sasl-oauth-token-expiry-margin', goName: 'SASLOAUTHExpiryMargin', type: 'duration', doc: OAUTH },
  secret('sasl-access-token', 'SASLAccessToken', OAUTH),
  text('sasl-oauth-tenant-id', 'SASLOAUTHTenant', OAUTH),
];
