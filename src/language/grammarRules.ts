// Which element each policy type requires, allows or forbids.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
import type { PolicyType } from './policy.ts';

export interface GrammarRules {
  /** For messages: "a trust policy". */
  readonly called: string;
  /** `2012`: the document must say Version 2012-10-17. */
  readonly version: 'any' | '2012';
  readonly id: 'allowed' | 'ignored';
  /** `everyone`: required, and only the string `*`. */
  readonly principal: 'required' | 'forbidden' | 'everyone';
  readonly notPrincipal: 'allowed' | 'forbidden';
  readonly notAction: 'allowed' | 'doubtful' | 'forbidden';
  readonly resource: 'required' | 'optional' | 'forbidden';
  /** `doubtful`: nobody could confirm that AWS refuses other characters there. */
  readonly sid: 'alphanumeric' | 'doubtful' | 'free';
  readonly effects: readonly string[];
}

const PERMISSIONS: GrammarRules = {
  called: 'an identity policy',
  version: 'any',
  id: 'ignored',
  principal: 'forbidden',
  notPrincipal: 'forbidden',
  notAction: 'allowed',
  resource: 'required',
  sid: 'alphanumeric',
  effects: ['Allow', 'Deny'],
};

export const GRAMMAR_RULES: Readonly<Record<PolicyType, GrammarRules>> = {
  identity: PERMISSIONS,
  // A boundary is a managed policy, and those exist only in the current language version.
  boundary: { ...PERMISSIONS, called: 'a permissions boundary', version: '2012' },
  session: { ...PERMISSIONS, called: 'a session policy' },
  trust: {
    called: 'a trust policy',
    version: 'any',
    id: 'allowed',
    principal: 'required',
    notPrincipal: 'forbidden',
    notAction: 'doubtful',
    resource: 'forbidden',
    sid: 'doubtful',
    effects: ['Allow', 'Deny'],
  },
  resource: {
    called: 'a resource policy',
    version: 'any',
    id: 'allowed',
    principal: 'required',
    notPrincipal: 'allowed',
    notAction: 'allowed',
    resource: 'optional',
    sid: 'free',
    effects: ['Allow', 'Deny'],
  },
  scp: {
    ...PERMISSIONS,
    called: 'a service control policy',
    version: '2012',
    id: 'allowed',
    sid: 'free',
  },
  rcp: {
    called: 'a resource control policy',
    version: '2012',
    id: 'allowed',
    principal: 'everyone',
    notPrincipal: 'forbidden',
    notAction: 'forbidden',
    resource: 'required',
    sid: 'free',
    effects: ['Deny'],
  },
};

export const DOCUMENT_ELEMENTS: readonly string[] = ['Version', 'Id', 'Statement'];

export const STATEMENT_ELEMENTS: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];
