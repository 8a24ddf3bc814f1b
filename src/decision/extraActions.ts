// Actions that AWS authorises in the same call beside the main one; all of them have to pass.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html "Permissions required"
import { EKS_PODS } from '#language/eksTags.ts';
import type { About } from './about.ts';
import type { Inventory } from './inventory.ts';

export interface ExtraAction {
  readonly action: string;
  /** Reason code when it is not allowed. */
  readonly code: string;
  /** Continues "because …". */
  readonly why: string;
}

interface ExtraRule {
  readonly action: string;
  readonly code: string;
  /** Services that always do it. */
  readonly services: readonly string[];
  readonly serviceWhy: string;
  /** Context keys (lower-cased; a trailing `/` is a prefix) whose presence means that the call does it. */
  readonly keys: readonly string[];
  readonly keysWhy: string;
  /** When nobody says so, but no request passes without. */
  readonly impliedWhy: string;
  /** A context key that switches the services' habit off. */
  readonly unless?: string;
}

const EXTRA_ACTIONS: readonly ExtraRule[] = [
  {
    action: 'sts:TagSession',
    code: 'TAGSESSION_MISSING',
    services: [EKS_PODS, 'rolesanywhere.amazonaws.com'],
    serviceWhy: 'the service sends session tags',
    keys: ['aws:requesttag/', 'aws:tagkeys', 'sts:transitivetagkeys', 'session:inheritedtransitivetags'],
    keysWhy: 'the call passes session tags',
    impliedWhy: 'a condition asks for session tags',
    unless: 'eks:disablesessiontags',
  },
  {
    action: 'sts:SetSourceIdentity',
    code: 'SETSOURCEIDENTITY_MISSING',
    services: ['rolesanywhere.amazonaws.com'],
    serviceWhy: 'the service sets a source identity',
    keys: ['sts:sourceidentity', 'aws:sourceidentity'],
    keysWhy: 'the call carries a source identity',
    impliedWhy: 'a condition asks for a source identity',
  },
  {
    action: 'sts:SetContext',
    code: 'SETCONTEXT_MISSING',
    services: ['account-access.amazonaws.com'],
    serviceWhy: 'the service passes provided contexts',
    keys: ['sts:requestcontextproviders', 'sts:requestcontext/'],
    keysWhy: 'the call passes provided contexts',
    impliedWhy: 'a condition asks for provided contexts',
  },
];

const present = (value: Inventory['context'][string] | undefined): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== false && value !== '' && value !== 'false';

function stated(context: Inventory['context'], key: string): boolean {
  if (!key.endsWith('/')) return present(context[key]);
  // A tag that is passed with an empty value is passed all the same.
  return Object.entries(context).some(([name, value]) => name.startsWith(key) && value !== null);
}

const isAmong = (key: string, keys: readonly string[]): boolean =>
  keys.some((one) => key === one || (one.endsWith('/') && key.startsWith(one)));

/** Actions of requests that carry one of their keys; `carries`: whether these do. Not those of `already`. */
export const actionsOfKeys = (
  carries: (isOne: (key: string) => boolean) => boolean,
  already: readonly ExtraAction[],
): readonly ExtraAction[] =>
  EXTRA_ACTIONS.flatMap(({ action, code, impliedWhy, keys }) =>
    already.every((one) => one.action !== action) && carries((key) => isAmong(key, keys))
      ? [{ action, code, why: impliedWhy }]
      : [],
  );

/** Does what a request says under this key (lower-cased) decide whether the call does more? */
export const addsActions = (key: string): boolean =>
  EXTRA_ACTIONS.some(({ keys, unless }) => key === unless || isAmong(key, keys));

const HABITUAL: ReadonlySet<string> = new Set(EXTRA_ACTIONS.flatMap(({ services }) => services));
const NONE: readonly ExtraAction[] = [];

function isEmpty(context: Inventory['context']): boolean {
  for (const key in context) if (Object.hasOwn(context, key)) return false;
  return true;
}

/** In the order of the table; empty when nothing says that the call does more than the main action. */
export function extraActions({ model, source }: About): readonly ExtraAction[] {
  const { context } = model.inventory;
  if (!HABITUAL.has(source.id) && isEmpty(context)) return NONE;
  return EXTRA_ACTIONS.flatMap(({ action, code, services, serviceWhy, keys, keysWhy, unless }) => {
    // Only EKS associations can switch their tags off.
    const off = unless !== undefined && source.id === EKS_PODS && present(context[unless]);
    if (services.includes(source.id) && !off) return [{ action, code, why: serviceWhy }];
    return keys.some((key) => stated(context, key)) ? [{ action, code, why: keysWhy }] : [];
  });
}
