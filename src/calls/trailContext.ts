// What a recorded call carried, as condition keys. What a record would say and does not was not sent.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html
import type { Inventory } from '#decision/inventory.ts';
import { isList, isObject, member, text } from '#text/json.ts';

type Context = Record<string, Inventory['context'][string]>;

/** `[{key, value}]`, or a map as of assertions and tokens. */
function tagsOf(value: unknown): readonly (readonly [string, string])[] {
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'string' ? [[key, one] as const] : [],
    );
  }
  if (!isList(value)) return [];
  return value.flatMap((tag) => {
    const key = text(member(tag, 'key')) ?? text(member(tag, 'Key'));
    return key === undefined
      ? []
      : [[key, text(member(tag, 'value')) ?? text(member(tag, 'Value')) ?? ''] as const];
  });
}

const texts = (value: unknown): readonly string[] =>
  isList(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function network(event: unknown): Context {
  const address = text(member(event, 'sourceIPAddress'));
  const endpoint = text(member(event, 'vpcEndpointId'));
  const region = text(member(event, 'awsRegion'));
  const isAddress = address !== undefined && /^(?:[\d.]+|[\da-fA-F:]+:[\da-fA-F:.]*)$/.test(address);
  return {
    ...(region === undefined ? {} : { 'aws:requestedregion': region }),
    ...(endpoint === undefined
      ? { 'aws:sourcevpce': null, 'aws:sourcevpc': null, ...(isAddress ? { 'aws:sourceip': address } : {}) }
      : {
          'aws:sourcevpce': endpoint,
          'aws:sourceip': null,
          ...(isAddress ? { 'aws:vpcsourceip': address } : {}),
        }),
  };
}

/** MFA of the session that called, or given with the call itself. */
function mfa(identity: unknown, parameters: unknown): Context {
  const key = 'aws:multifactorauthpresent';
  if (text(member(parameters, 'serialNumber')) !== undefined) return { [key]: 'true' };
  const attributes = member(member(identity, 'sessionContext'), 'attributes');
  const said = text(member(attributes, 'mfaAuthenticated'));
  if (said === 'true' || said === 'false') return { [key]: said };
  // Long-term keys carry no MFA at all.
  return text(member(identity, 'type')) === 'IAMUser' && attributes === undefined ? { [key]: null } : {};
}

function parametersContext(parameters: unknown, assumeRole: boolean): Context {
  if (!isObject(parameters)) return {};
  const tags = [...tagsOf(member(parameters, 'tags')), ...tagsOf(member(parameters, 'principalTags'))];
  const transitive = texts(member(parameters, 'transitiveTagKeys'));
  const inherited = tagsOf(member(parameters, 'incomingTransitiveTags'));
  const session = text(member(parameters, 'roleSessionName'));
  const context: Context = {
    'sts:sourceidentity': text(member(parameters, 'sourceIdentity')) ?? null,
    'aws:tagkeys': tags.length === 0 ? null : tags.map(([key]) => key),
    'sts:transitivetagkeys': transitive.length === 0 ? null : transitive,
    ...(assumeRole ? { 'sts:externalid': text(member(parameters, 'externalId')) ?? null } : {}),
    ...(session === undefined ? {} : { 'sts:rolesessionname': session }),
    ...(inherited.length === 0 ? {} : { 'session:inheritedtransitivetags': inherited.map(([key]) => key) }),
  };
  for (const [key, value] of tags) context[`aws:requesttag/${key.toLowerCase()}`] = value;
  for (const [key, value] of inherited) context[`aws:principaltag/${key.toLowerCase()}`] = value;
  return context;
}

/** Never throws. `aws:userid` is the unique id of the caller, which finds it when only its account is named. */
export function contextOf(event: unknown): Inventory['context'] {
  const identity = member(event, 'userIdentity');
  const parameters = member(event, 'requestParameters');
  const kept = text(member(member(identity, 'sessionContext'), 'sourceIdentity'));
  const type = text(member(identity, 'type'));
  const id =
    type === 'WebIdentityUser' || type === 'SAMLUser' ? undefined : text(member(identity, 'principalId'));
  return {
    ...network(event),
    ...mfa(identity, parameters),
    ...parametersContext(parameters, member(event, 'eventName') === 'AssumeRole'),
    ...(kept === undefined ? {} : { 'aws:sourceidentity': kept }),
    ...(id === undefined ? {} : { 'aws:userid': id }),
  };
}
