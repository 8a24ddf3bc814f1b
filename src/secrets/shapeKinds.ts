// Secrets that can be told by their own shape, whatever stands around them.
import { type Finder, type Found, isInsideWord, matchAt } from './finder.ts';

/** A token that begins with `prefix`, which nothing else does. */
function prefixed(prefixes: readonly string[], body: RegExp): Finder {
  return {
    anchors: prefixes,
    find(text, from, to) {
      if (isInsideWord(text, from) || !prefixes.some((prefix) => text.startsWith(prefix, from))) return null;
      const rest = matchAt(body, text, to);
      return rest ? { from, to: to + rest[0].length } : null;
    },
  };
}

/** A part that `leads` up to the secret, which then is `body`; in upper or lower case. */
function after(leads: readonly string[], body: RegExp): Finder {
  return {
    anchors: leads,
    find(text, _, to) {
      const found = matchAt(body, text, to);
      return found ? { from: to, to: to + found[0].length } : null;
    },
  };
}

export const SESSION_TOKEN_SHAPE: Finder = prefixed(
  ['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz', 'AQoDYXdz'],
  /[\w+/=%-]{40,}/y,
);

/**
 * Behind an access key id, in a table, a CSV or the text output of the CLI: the 40 characters of its secret key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
const ID_REST = /[A-Z2-7]{16}(?![A-Za-z0-9])/y;
const KEY_BEHIND =
  /(["'\s,;|:=]{1,40})(?:\d{4}-\d\d-\d\dT[\d:.+Z-]{8,20}["'\s,;|]{1,40})?((?=[A-Za-z0-9/+]{0,40}[a-z])(?=[A-Za-z0-9/+]{0,40}[A-Z])[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/y;

export const KEY_BEHIND_ID: Finder = {
  anchors: ['AKIA', 'ASIA'],
  find(text, from, to) {
    if (isInsideWord(text, from)) return null;
    const id = matchAt(ID_REST, text, to);
    const key = id && matchAt(KEY_BEHIND, text, to + id[0].length);
    if (!key?.[2]) return null;
    const end = key.index + key[0].length;
    return { from: end - key[2].length, to: end };
  },
};

const JWT_PARTS = /[\w-]{8,}\.[\w-]{0,}/y;
const JWT_PART = /\.[\w-]+/y;

/** The signature only: header and claims say who somebody is, and open nothing without it. Of an encrypted one, all. */
export const JWT_SIGNATURE: Finder = {
  anchors: ['eyJ'],
  find(text, from, to) {
    if (isInsideWord(text, from) || !text.startsWith('eyJ', from)) return null;
    const signed = matchAt(JWT_PARTS, text, to);
    if (!signed) return null;
    const third = to + signed[0].length;
    const parts: string[] = [];
    for (let at = third; parts.length < 3; at += parts.at(-1)?.length ?? 0) {
      const part = matchAt(JWT_PART, text, at);
      if (!part) break;
      parts.push(part[0]);
    }
    const [signature] = parts;
    if (signature === undefined) return null;
    if (parts.length === 3) return { from: text.indexOf('.', to) + 1, to: third + parts.join('').length };
    return signature.length < 9 ? null : { from: third + 1, to: third + signature.length };
  },
};

const KEY_HEAD = /[A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const KEY_BODY = /[\w+/=\s\\:,.]*/y;

export const PRIVATE_KEY: Finder = {
  anchors: ['-----BEGIN '],
  find(text, _, to) {
    const head = matchAt(KEY_HEAD, text, to);
    if (!head) return null;
    const from = to + head[0].length;
    const body = matchAt(KEY_BODY, text, from)?.[0] ?? '';
    return body.trim() === '' ? null : { from, to: from + body.length };
  },
};

export const PREFIXED_TOKENS: readonly Finder[] = [
  prefixed(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], /[A-Za-z0-9]{30,}/y),
  prefixed(['github_pat_'], /\w{22,}/y),
  prefixed(['glpat-', 'gldt-', 'glrt-'], /[\w-]{20,}/y),
  prefixed(['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xapp-', 'xoxe-', 'xoxe.'], /[\w.-]{10,}/y),
  prefixed(['npm_'], /[A-Za-z0-9]{36}(?!\w)/y),
  prefixed(['pypi-AgE'], /[\w-]{40,}/y),
  prefixed(['sk_live_', 'rk_live_', 'sk_test_', 'whsec_'], /[A-Za-z0-9+/=]{16,}/y),
  prefixed(['sk-ant-', 'sk-proj-'], /[\w-]{20,}/y),
  prefixed(['AIza'], /[\w-]{35}(?![\w-])/y),
  prefixed(['hvs.', 'hvb.'], /[\w-]{24,}/y),
  prefixed(['dop_v1_', 'dapi'], /[0-9a-f]{32,}/y),
  prefixed(['AGE-SECRET-KEY-1'], /[A-Z0-9]{40,}/y),
  prefixed(['k8s-aws-v1.'], /[\w-]{20,}/y),
  after(['hooks.slack.com/services/'], /T\w{6,20}\/B\w{6,20}\/\w{16,40}/y),
  after(['.atlasv1.'], /[\w-]{40,}/y),
];

/** What signs a request or a link; whoever has it can use the link until it expires. */
export const URL_SIGNATURE: readonly Finder[] = [
  after(['x-amz-signature=', 'x-amz-signature%3d', 'x-goog-signature='], /[0-9a-f]{32,}/iy),
  after(['signature='], /(?=[\w%+/=~-]{0,200}\d)[\w%+/=~-]{20,}/y),
  after(['&sig=', '?sig='], /(?=[\w%+/=~-]{0,200}\d)[\w%+/=~-]{20,}/y),
];

export const SESSION_TOKEN_IN_URL: Finder = after(
  ['x-amz-security-token=', 'x-amz-security-token%3d'],
  /[\w%+/=~-]{20,}/y,
);

export const AUTHORIZATION: readonly Finder[] = [
  {
    anchors: ['bearer ', 'basic '],
    find(text, from, to): Found | null {
      if (!/authorization["'\s:=\\]{1,12}$/i.test(text.slice(Math.max(0, from - 32), from))) return null;
      const found = matchAt(/[\w+/=.~-]{8,}/y, text, to);
      if (!found || found[0].startsWith('eyJ')) return null;
      return { from: to, to: to + found[0].length };
    },
  },
];

/** `https://user:password@host`, also of databases. */
const USER_INFO = /[\w.+%~-]{0,64}:([^\s/@:"'`<>{}$]{1,128})@(?=[\w[])/y;

export const URL_PASSWORD: Finder = {
  anchors: ['://'],
  find(text, _, to) {
    const found = matchAt(USER_INFO, text, to);
    if (!found?.[1] || /^(?:\*+|x+|password|pass|pwd)$/i.test(found[1])) return null;
    const end = to + found[0].length - 1;
    return { from: end - found[1].length, to: end };
  },
};

/**
 * What proves a SAML assertion: base64 of the whole, or the value of its signature in XML. Metadata of a provider is
 * public, and so are the certificates in it.
 */
export const SAML: readonly Finder[] = [
  // <saml, <Response, <Assertion
  prefixed(['PHNhbWw', 'PFJlc3BvbnNl', 'PEFzc2VydGlvbg'], /[\w+/=%-]{100,}/y),
  {
    anchors: ['samlresponse', 'samlassertion', 'saml_assertion', 'saml-assertion'],
    find(text, _, to) {
      const lead = matchAt(/\\?["']?\s{0,20}[:=]?\s{0,20}\\?["']?(?=[\w+/])/y, text, to);
      const value = lead && matchAt(/[\w+/=%-]{100,}/y, text, to + lead[0].length);
      if (!lead || !value) return null;
      const from = to + lead[0].length;
      return { from, to: from + value[0].length };
    },
  },
  {
    anchors: ['signaturevalue>'],
    find(text, from, to) {
      if (!/<(?:[\w-]{1,20}:)?$/.test(text.slice(Math.max(0, from - 24), from))) return null;
      const value = matchAt(/[\w+/=\s]{20,}/y, text, to);
      if (!value || !isOfAssertion(text, from)) return null;
      return { from: to, to: to + value[0].length };
    },
  },
];

/** How far before its signature a SAML element may begin. */
const ELEMENT = 2_500;

/** The nearest element that can be signed says whose signature it is. */
function isOfAssertion(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - ELEMENT), at);
  const names = [
    ...before.matchAll(/<(?:[\w-]{1,20}:)?(Response|Assertion|EntityDescriptor|EntitiesDescriptor)[\s>]/g),
  ];
  const last = names.at(-1)?.[1];
  return last === 'Response' || last === 'Assertion';
}
