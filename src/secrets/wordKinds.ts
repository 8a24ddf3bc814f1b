// Secrets that a name before them gives away.
import type { Finder } from './finder.ts';
import { isRandom, named } from './namedValue.ts';

const isNameStart = (text: string, from: number): boolean =>
  from === 0 || !/[A-Za-z0-9]/.test(text.charAt(from - 1));

export const PASSWORD: readonly Finder[] = [
  named({
    anchors: ['password', 'passwd', 'passphrase'],
    accepts: (value) => value.length >= 3,
  }),
  named({
    anchors: ['pwd', 'pass'],
    before: isNameStart,
    // `PWD=.` is a folder.
    accepts: (value, quoted) => value.length >= 3 && (quoted || !value.startsWith('.')),
  }),
  named({ anchors: ['secretstring', 'secret_string'], accepts: (value) => value.length >= 3 }),
];

const KEY = /^[\w+/=-]{16,}$/;

export const SECRET_ACCESS_KEY: readonly Finder[] = [
  named({
    anchors: [
      'secretaccesskey',
      'secret_access_key',
      'secret-access-key',
      'secret access key',
      'aws_secret_key',
    ],
    accepts: (value) => KEY.test(value),
  }),
  named({
    anchors: ['secretkey', 'secret_key', 'secret-key', 'secret key'],
    accepts: (value) => isRandom(value, 20),
  }),
];

/** Tokens are long; `SessionToken: SESSION_TOKEN` in an article is none. */
const TOKEN = /^[\w+/=%.-]{32,}$/;

export const SESSION_TOKEN: readonly Finder[] = [
  named({
    anchors: [
      'sessiontoken',
      'session_token',
      'session-token',
      'session token',
      'securitytoken',
      'security_token',
      'security-token',
    ],
    accepts: (value) => TOKEN.test(value) && !value.startsWith('eyJ'),
  }),
];

/** Names whose value is a key that opens something; the value must look like one. */
const TOKEN_NAMES: readonly string[] = [
  'accesstoken access_token access-token refreshtoken refresh_token refresh-token authtoken auth_token auth-token',
  'apitoken api_token api-token bearertoken bearer_token githubtoken github_token gitlab_token slack_token bot_token',
  'apikey api_key api-key clientsecret client_secret client-secret appsecret app_secret webhook_secret',
  'signing_secret signing_key signingkey private_key privatekey encryption_key shared_secret sharedsecret',
].flatMap((line) => line.split(' '));

export const ACCESS_TOKEN: readonly Finder[] = [
  named({ anchors: TOKEN_NAMES, accepts: (value) => isRandom(value, 12) && !value.startsWith('eyJ') }),
  named({
    anchors: ['token', 'secret'],
    before: isNameStart,
    accepts: (value) => isRandom(value, 16) && !/^eyJ|[.:]/.test(value),
  }),
];
