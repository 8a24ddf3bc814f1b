// The table of secrets: one kind, its words, and what finds it. To add one: a row here, its finder beside the others.
import type { Finder } from './finder.ts';
import {
  AUTHORIZATION,
  JWT_SIGNATURE,
  KEY_BEHIND_ID,
  PREFIXED_TOKENS,
  PRIVATE_KEY,
  SAML,
  SESSION_TOKEN_IN_URL,
  SESSION_TOKEN_SHAPE,
  URL_PASSWORD,
  URL_SIGNATURE,
} from './shapeKinds.ts';
import { ACCESS_TOKEN, PASSWORD, SECRET_ACCESS_KEY, SESSION_TOKEN } from './wordKinds.ts';

interface KindRow {
  /** Part of the mark; no id begins with another one. */
  readonly id: string;
  readonly one: string;
  readonly many: string;
  readonly finders: readonly Finder[];
}

const TABLE = [
  {
    id: 'secret-access-key',
    one: 'secret access key',
    many: 'secret access keys',
    finders: [...SECRET_ACCESS_KEY, KEY_BEHIND_ID],
  },
  {
    id: 'session-token',
    one: 'session token',
    many: 'session tokens',
    finders: [SESSION_TOKEN_IN_URL, ...SESSION_TOKEN, SESSION_TOKEN_SHAPE],
  },
  { id: 'private-key', one: 'private key', many: 'private keys', finders: [PRIVATE_KEY] },
  { id: 'token-signature', one: 'token signature', many: 'token signatures', finders: [JWT_SIGNATURE] },
  { id: 'saml-assertion', one: 'SAML assertion', many: 'SAML assertions', finders: SAML },
  { id: 'link-signature', one: 'link signature', many: 'link signatures', finders: URL_SIGNATURE },
  { id: 'password', one: 'password', many: 'passwords', finders: [...PASSWORD, URL_PASSWORD] },
  {
    id: 'access-token',
    one: 'access token',
    many: 'access tokens',
    finders: [...PREFIXED_TOKENS, ...AUTHORIZATION, ...ACCESS_TOKEN],
  },
] as const satisfies readonly KindRow[];

export type SecretKindId = (typeof TABLE)[number]['id'];

export interface SecretKind extends KindRow {
  readonly id: SecretKindId;
}

export const SECRET_KINDS: readonly SecretKind[] = TABLE;
