// Output of `aws iam get-user`, `list-users`, `list-groups`, `get-group` and `list-groups-for-user`.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_User.html
import { iamName } from '#language/arn.ts';
import type { JsonPath } from '#language/policy.ts';
import type { InventoryPrincipal } from '#decision/inventory.ts';
import type { Holding } from '#harvest/facts.ts';
import { placeAt, type Format, type Harvest, type Origin, type Said } from '#harvest/harvest.ts';
import { isList, isObject, listOf, member, text } from '#text/json.ts';
import { counted, countedAny } from '#harvest/counted.ts';
import { boundaryOf, tagList } from './detail.ts';
import { pageOf } from './pageOf.ts';

const isEntity = (value: unknown, id: 'UserId' | 'GroupId'): boolean =>
  isObject(value) && text(member(value, id)) !== undefined && text(member(value, 'Arn')) !== undefined;

const isListOf = (value: unknown, id: 'UserId' | 'GroupId'): boolean =>
  isList(value) && value.every((one) => isEntity(one, id));

interface Entity {
  readonly value: unknown;
  readonly kind: 'user' | 'group';
  readonly path: JsonPath;
  /** From a list, which carries neither boundary nor tags. */
  readonly listed: boolean;
}

function principalOf({ value, kind, path, listed }: Entity, origin: Origin): readonly InventoryPrincipal[] {
  const arn = text(member(value, 'Arn')) ?? '';
  const named = iamName(arn);
  if (named?.kind !== kind) return [];
  const uniqueId = text(member(value, kind === 'user' ? 'UserId' : 'GroupId'));
  const tags = kind === 'group' ? undefined : (tagList(member(value, 'Tags')) ?? (listed ? undefined : {}));
  const open = kind === 'user' && listed && boundaryOf(value) === null;
  return [
    {
      arn,
      kind,
      account: named.account,
      name: named.name,
      place: placeAt(origin, path),
      ...(uniqueId === undefined ? {} : { uniqueId }),
      ...(tags === undefined ? {} : { tags }),
      ...(open ? { unknownSlots: ['boundary'] as const } : {}),
    },
  ];
}

const entitiesAt = (value: unknown, key: 'Users' | 'Groups', kind: Entity['kind']): readonly Entity[] =>
  listOf(member(value, key)).map((one, i) => ({ value: one, kind, path: [key, i], listed: true }));

function harvest(
  entities: readonly Entity[],
  origin: Origin,
): Harvest & { principals: readonly InventoryPrincipal[] } {
  const principals = entities.flatMap((entity) => principalOf(entity, origin));
  const of = (kind: string) => principals.filter((one) => one.kind === kind);
  const taken = [...countedAny(of('user').length, 'user'), ...countedAny(of('group').length, 'group')];
  const [only] = principals;
  const title =
    principals.length === 1 && only
      ? `${only.kind === 'user' ? 'User' : 'Group'} ${only.name}`
      : taken.join(', ');
  return { kind: 'users', title: title || 'No users', taken, principals };
}

export const getUserFormat: Format = {
  id: 'get-user',
  what: 'output of aws iam get-user',
  example:
    '{"User":{"UserName":"ann","UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111111111111:user/ann"}}',
  test: (value) => isEntity(member(value, 'User'), 'UserId'),
  take(value, origin) {
    const user = member(value, 'User');
    const found = harvest([{ value: user, kind: 'user', path: ['User'], listed: false }], origin);
    const holdings = found.principals.map(({ arn }): Holding => ({
      holder: { kind: 'user', arn },
      boundary: boundaryOf(user),
      path: ['User'],
    }));
    return { ...found, holdings };
  },
};

export const getGroupFormat: Format = {
  id: 'get-group',
  what: 'output of aws iam get-group',
  example:
    '{"Group":{"GroupName":"admins","GroupId":"AGPACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111111111111:group/admins"},"Users":[{"UserName":"ann","UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111111111111:user/ann"}]}',
  test: (value) => isEntity(member(value, 'Group'), 'GroupId'),
  take(value, origin) {
    const group: Entity = { value: member(value, 'Group'), kind: 'group', path: ['Group'], listed: false };
    const users = entitiesAt(value, 'Users', 'user');
    const found = harvest([group, ...users], origin);
    const name = text(member(group.value, 'GroupName')) ?? found.principals[0]?.name ?? '';
    const holdings = found.principals.flatMap(({ arn, kind, place }): Holding[] =>
      kind === 'user' ? [{ holder: { kind, arn }, alsoIn: name, path: place?.path ?? [] }] : [],
    );
    return { ...found, title: `Group ${name}: ${counted(holdings.length, 'user')}`, holdings };
  },
};

export const listUsersFormat: Format = {
  id: 'list-users',
  what: 'output of aws iam list-users',
  example:
    '{"Users":[{"UserName":"ann","UserId":"AIDACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111111111111:user/ann"}]}',
  test: (value) => isListOf(member(value, 'Users'), 'UserId'),
  take(value, origin) {
    const found = harvest(entitiesAt(value, 'Users', 'user'), origin);
    return {
      ...found,
      ...pageOf(value, `list-users ${found.principals[0]?.account ?? ''}`, 'aws iam list-users'),
    };
  },
};

const forUser = (said: Said | null): boolean => said?.command === 'iam list-groups-for-user';

/** `list-groups` and `list-groups-for-user` print the same; only the command tells which. */
export const listGroupsFormat: Format = {
  id: 'list-groups',
  what: 'output of aws iam list-groups or list-groups-for-user',
  example:
    '{"Groups":[{"GroupName":"admins","GroupId":"AGPACKCEVSQ6C2EXAMPLE","Arn":"arn:aws:iam::111111111111:group/admins"}]}',
  test: (value) => isListOf(member(value, 'Groups'), 'GroupId'),
  take(value, origin, given, say) {
    const found = harvest(entitiesAt(value, 'Groups', 'group'), origin);
    const said = say();
    const ask = `Members.${origin.piece + 1}`;
    const user = given[ask] ?? (forUser(said) ? (said?.option('user-name') ?? said?.option('')) : undefined);
    const groups = found.principals.map(({ name }) => name);
    if (user !== undefined || forUser(said)) {
      const holder = {
        kind: 'user',
        ...(user?.startsWith('arn:') ? { arn: user } : user ? { name: user } : {}),
      } as const;
      return { ...found, title: `Groups of ${user ?? 'a user'}`, holdings: [{ holder, groups, path: [] }] };
    }
    const description = `The user whose groups these are, if aws iam list-groups-for-user printed them (piece ${origin.piece + 1})`;
    return { ...found, asks: said === null ? [{ name: ask, description, assumed: '', path: [] }] : [] };
  },
};
