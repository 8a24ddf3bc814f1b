// Query engines write the names of CloudTrail's fields in small letters; readers of records know them as AWS spells them.
// https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
import { isList, isObject } from '#text/json.ts';
import { plainColumn } from '#text/tableText.ts';

const named = (words: string): ReadonlyMap<string, string> =>
  new Map(words.split(/\s+/).map((word) => [word.toLowerCase(), word]));

/** Columns. */
const FIELDS = named(
  'eventVersion eventTime eventSource eventName eventID eventType eventCategory awsRegion sourceIPAddress userAgent ' +
    'userIdentity userName errorCode errorMessage requestParameters responseElements additionalEventData requestID ' +
    'resources readOnly recipientAccountId sharedEventID vpcEndpointId eventJson',
);
/** Members of the structures in them. */
const MEMBERS = named(
  'type principalId arn accountId accessKeyId userName invokedBy identityProvider sessionContext sessionIssuer ' +
    'attributes mfaAuthenticated creationDate sourceIdentity webIdFederationData federatedProvider roleArn ' +
    'roleSessionName externalId serialNumber durationSeconds transitiveTagKeys principalTags incomingTransitiveTags ' +
    'tags key value principalArn audience provider subjectFromWebIdentityToken assumedRoleUser assumedRoleId ' +
    'SwitchFrom SwitchTo SwitchRole',
);
const DEEPEST = 20;

export const fieldName = (heading: string): string => FIELDS.get(plainColumn(heading)) ?? heading;

/** Members by AWS's names, all the way down. */
export function withMemberNames(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (isList(value)) return value.map((one) => withMemberNames(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      MEMBERS.get(key.toLowerCase()) ?? key,
      withMemberNames(one, depth + 1),
    ]),
  );
}

/** One row: a whole event where a column has it, else its columns. Of policies no name is changed. */
export function rowOf(columns: readonly (readonly [heading: string, value: unknown])[]): unknown {
  const named = columns.map(([heading, value]) => [fieldName(heading), value] as const);
  const event = named.find(([name]) => name === 'eventJson')?.[1];
  if (isObject(event)) return event;
  const isEvent = named.some(([name]) => name === 'eventName');
  return Object.fromEntries(
    named.map(([name, value]) => [isEvent ? name : name.trim(), isEvent ? withMemberNames(value) : value]),
  );
}
