// The catalogue of faults, one record each: what people really get wrong.
import { PAGES } from '#lessons/lessonTexts.ts';
import type { AwsPage } from '#lessons/lesson.ts';
import type { Dice } from './dice.ts';
import type { GoalKey, Part, Scene, Statement } from './scene.ts';
import { changePart, conditionOf, partOf, partWith, withCondition } from './partChanges.ts';

/** The documents with the fault in them, and as they should be. */
export interface Planted {
  readonly broken: readonly Part[];
  readonly whole: readonly Part[];
}

export interface Fault {
  /** Part of links: never changed, never used again. Below 64. */
  readonly number: number;
  readonly id: string;
  /** What is wrong, for the answer key. */
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Where to look. */
  readonly hint: string;
  readonly page: AwsPage;
  /** The goals that it breaks, of those that the scene has; the first has to be there. */
  readonly breaks: readonly [GoalKey, ...GoalKey[]];
  /** Null: this scene has no place for it. */
  readonly plant: (scene: Scene, dice: Dice) => Planted | null;
}

const isArnOf =
  (kind: string) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.startsWith('arn:aws:iam::') && value.includes(`:${kind}/`);
const isNamed = (value: unknown): value is string => isArnOf('role')(value) || isArnOf('user')(value);

const principalOf = (statement: Statement): Readonly<Record<string, unknown>> =>
  (statement['Principal'] ?? {}) as Readonly<Record<string, unknown>>;

/** Puts other statements into the part of this slot and owner. */
function instead(
  scene: Scene,
  owner: string,
  slot: Part['owner']['slot'],
  change: (statement: Statement) => Statement | null,
): Planted | null {
  const part = partOf(scene.parts, owner, slot);
  if (part === undefined) return null;
  const changed = changePart(part, change);
  return changed === null ? null : { broken: partWith(scene.parts, part, changed), whole: scene.parts };
}

const trustInstead = (scene: Scene, change: (statement: Statement) => Statement | null) =>
  instead(scene, scene.role, 'trust', change);

const permissionInstead = (scene: Scene, change: (statement: Statement) => Statement | null) =>
  instead(scene, scene.caller, 'identity', (statement) =>
    statement['Action'] === 'sts:AssumeRole' ? change(statement) : statement,
  );

/** Another account in an ARN: two digits have changed places, or one is wrong. */
function slipOfDigits(arn: string, dice: Dice): string {
  return arn.replace(/::(\d{12}):/, (_, id: string) => {
    const at = 1 + dice.below(10);
    const other = (Number(id[at]) + 1 + dice.below(8)) % 10;
    return `::${id.slice(0, at)}${other}${id.slice(at + 1)}:`;
  });
}

export const FAULTS: readonly Fault[] = [
  {
    number: 0,
    id: 'wrong-account-in-principal',
    title: 'The trust policy names a principal of another account: one digit is wrong.',
    why: 'A trust policy that names somebody who does not exist lets nobody in, and AWS accepts any account id.',
    hint: 'Compare the `Principal` with the ARN of the caller, digit by digit.',
    page: PAGES.principal,
    breaks: ['in'],
    plant: (scene, dice) =>
      trustInstead(scene, (statement) => {
        const { AWS } = principalOf(statement);
        if (typeof AWS !== 'string' || !AWS.startsWith('arn:')) return null;
        return { ...statement, Principal: { AWS: slipOfDigits(AWS, dice) } };
      }),
  },
  {
    number: 1,
    id: 'missing-permission',
    title: 'The caller’s own permission to assume the role is missing.',
    why: 'Across accounts, and where only the account is trusted, the caller’s side has to agree as well.',
    hint: 'Trust is one half. Does the caller’s side say yes?',
    page: PAGES.crossAccount,
    breaks: ['in'],
    plant: (scene) =>
      permissionInstead(scene, () => ({
        Effect: 'Allow',
        Action: ['iam:ListRoles', 'iam:GetUser'],
        Resource: '*',
      })),
  },
  {
    number: 2,
    id: 'typo-in-action',
    title: 'The action in the permission has a typing mistake.',
    why: 'An action that does not exist is allowed to nobody’s use: AWS saves such a policy without a word.',
    hint: 'Read the `Action` of the permission letter by letter.',
    page: PAGES.assumeRole,
    breaks: ['in'],
    plant: (scene, dice) =>
      permissionInstead(scene, (statement) => ({
        ...statement,
        Action: dice.pick(['sts:AssumeRoles', 'sts:AsumeRole', 'iam:AssumeRole', 'sts:AssumeRol']),
      })),
  },
  {
    number: 3,
    id: 'wrong-resource',
    title: 'The permission names a role of another account.',
    why: 'The ARN of a role carries the account of the role, not of the caller.',
    hint: 'Compare the `Resource` of the permission with the ARN of the role.',
    page: PAGES.crossAccount,
    breaks: ['in'],
    plant: (scene, dice) =>
      permissionInstead(scene, (statement) => {
        const { Resource } = statement;
        if (!isNamed(Resource) || !/::\d{12}:/.test(Resource)) return null;
        return { ...statement, Resource: slipOfDigits(Resource, dice) };
      }),
  },
  {
    number: 4,
    id: 'wildcard-under-string-equals',
    title: 'A pattern stands under StringEquals, which compares letter by letter.',
    why: '`*` is a wildcard only under StringLike and ArnLike. Under StringEquals it is a star.',
    hint: 'Which operator knows wildcards?',
    page: PAGES.operators,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const equals = conditionOf(statement, 'StringEquals');
        const sub = Object.entries(equals).find(([key]) => key.endsWith(':sub'));
        if (sub === undefined || typeof sub[1] !== 'string') return null;
        const pattern = sub[1].replace(/refs\/heads\/main$/, '*');
        return withCondition(statement, { StringEquals: { ...equals, [sub[0]]: pattern } });
      }),
  },
  {
    number: 5,
    id: 'aud-and-sub-swapped',
    title: 'The values of aud and sub have changed places.',
    why: '`aud` says whom the token is for, `sub` whose it is.',
    hint: 'Which claim of a token says whose it is?',
    page: PAGES.oidcRole,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const keys = Object.entries(conditionOf(statement, 'StringEquals'));
        const [one, two] = keys;
        if (one === undefined || two === undefined || !/:(aud|sub)$/.test(one[0])) return null;
        return withCondition(statement, { StringEquals: { [one[0]]: two[1], [two[0]]: one[1] } });
      }),
  },
  {
    number: 6,
    id: 'missing-condition',
    title: 'The condition of the trust policy is missing.',
    why: 'What the role should ask of each request it asks of none: an external id, MFA, whose token it is.',
    hint: 'Who gets in who should not? What does their request lack?',
    page: PAGES.confusedDeputy,
    breaks: ['bare', 'other'],
    plant: (scene) =>
      scene.goals.other?.source !== scene.caller
        ? null
        : trustInstead(scene, ({ Condition, ...statement }) => (Condition === undefined ? null : statement)),
  },
  {
    number: 7,
    id: 'boundary-without-sts',
    title: 'The permissions boundary does not allow sts:AssumeRole.',
    why: 'A boundary grants nothing, and what it does not allow is taken away.',
    hint: 'Both sides say yes. What else counts for a role?',
    page: PAGES.boundaries,
    breaks: ['in'],
    plant: (scene) => {
      const part = partOf(scene.parts, scene.caller, 'boundary');
      if (part === undefined) return null;
      const left = part.statements.filter(({ Action }) => Action !== 'sts:AssumeRole');
      return { broken: partWith(scene.parts, part, { ...part, statements: left }), whole: scene.parts };
    },
  },
  {
    number: 8,
    id: 'scp-deny',
    title: 'A service control policy of the caller’s account denies sts:AssumeRole.',
    why: 'A Deny in any policy that counts wins over every Allow.',
    hint: 'Both sides say yes. What stands above the account?',
    page: PAGES.scps,
    breaks: ['in'],
    plant: (scene, dice) => {
      const part = scene.parts.find(({ owner }) => owner.slot === 'scp');
      if (part === undefined) return null;
      const deny = {
        Effect: 'Deny',
        Action: dice.pick(['sts:AssumeRole', 'sts:Assume*', 'sts:*']),
        Resource: '*',
      };
      const changed = { ...part, statements: [...part.statements, deny] };
      return { broken: partWith(scene.parts, part, changed), whole: scene.parts };
    },
  },
  {
    number: 9,
    id: 'for-all-values',
    title: 'ForAllValues stands before the operator, so a request without the key passes.',
    why: 'ForAllValues is true of nothing at all. A key with a single value needs no such prefix.',
    hint: 'What does the condition say when the key is not sent?',
    page: PAGES.setOperators,
    breaks: ['bare'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const equals = conditionOf(statement, 'StringEquals');
        const key = Object.keys(equals).find((one) => /ExternalId$|:sub$/.test(one));
        if (key === undefined) return null;
        const { [key]: value, ...rest } = equals;
        return withCondition(statement, {
          ...(Object.keys(rest).length > 0 && { StringEquals: rest }),
          'ForAllValues:StringEquals': { [key]: value },
        });
      }),
  },
  {
    number: 10,
    id: 'service-as-aws',
    title: 'The service stands under AWS, where ARNs belong.',
    why: 'A principal has a kind: AWS, Service or Federated. In the wrong one AWS refuses the whole policy.',
    hint: 'What kind of principal is the caller?',
    page: PAGES.principal,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const { Service } = principalOf(statement);
        return Service === undefined ? null : { ...statement, Principal: { AWS: Service } };
      }),
  },
  {
    number: 11,
    id: 'wrong-service',
    title: 'Another service is trusted than the one that calls.',
    why: 'Service names are exact: no wildcards, and one is not another’s.',
    hint: 'Which service calls, and which one is trusted?',
    page: PAGES.serviceRoles,
    breaks: ['in'],
    plant: (scene, dice) =>
      trustInstead(scene, (statement) => {
        if (principalOf(statement)['Service'] === undefined) return null;
        const Service = dice.pick(['glue.amazonaws.com', 'states.amazonaws.com', 'batch.amazonaws.com']);
        return { ...statement, Principal: { Service } };
      }),
  },
  {
    number: 12,
    id: 'wrong-assume-action',
    title: 'The trust policy allows sts:AssumeRole, which is not what a federated caller calls.',
    why: 'OIDC comes with AssumeRoleWithWebIdentity, SAML with AssumeRoleWithSAML.',
    hint: 'Principal and action have to fit.',
    page: PAGES.assumeRole,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) =>
        principalOf(statement)['Federated'] === undefined ? null : { ...statement, Action: 'sts:AssumeRole' },
      ),
  },
  {
    number: 13,
    id: 'wrong-case',
    title: 'The name in the trust policy has another case.',
    why: 'Names in ARNs are compared letter by letter: `Build` is not `build`.',
    hint: 'Compare the name in `Principal` letter by letter.',
    page: PAGES.identifiers,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const { AWS } = principalOf(statement);
        if (!isNamed(AWS)) return null;
        const name = AWS.slice(AWS.lastIndexOf('/') + 1);
        const first = name.charAt(0);
        const turned = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
        return { ...statement, Principal: { AWS: AWS.replace(name, turned + name.slice(1)) } };
      }),
  },
  {
    number: 14,
    id: 'whole-account',
    title: 'The trust policy trusts the whole account instead of one principal.',
    why: 'Then everybody in the account who has the permission gets in.',
    hint: 'Who gets in who should not, and through which words of the trust policy?',
    page: PAGES.principal,
    breaks: ['other'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const { AWS } = principalOf(statement);
        const { other } = scene.goals;
        const has = other !== undefined && other.source !== scene.caller;
        if (!isNamed(AWS) || !has || partOf(scene.parts, other.source, 'identity') === undefined) return null;
        // Who is named needs no permission in the same account; who is not, does.
        if (AWS.split(':')[4] === scene.role.split(':')[4]) return null;
        return { ...statement, Principal: { AWS: AWS.replace(/:(role|user)\/.*$/, ':root') } };
      }),
  },
  {
    number: 15,
    id: 'explicit-deny',
    title: 'A second statement of the caller’s permissions denies what the first allows.',
    why: 'A Deny always wins, wherever it stands and however many Allows there are.',
    hint: 'Read the caller’s permissions to the end.',
    page: PAGES.evaluation,
    breaks: ['in'],
    plant: (scene) => {
      const part = partOf(scene.parts, scene.caller, 'identity');
      if (part === undefined) return null;
      const deny = {
        Effect: 'Deny',
        Action: 'sts:*',
        NotResource: `arn:aws:iam::${scene.role.split(':')[4]}:role/Break-Glass`,
      };
      const changed = { ...part, statements: [...part.statements, deny] };
      return { broken: partWith(scene.parts, part, changed), whole: scene.parts };
    },
  },
  {
    number: 16,
    id: 'wrong-condition-value',
    title: 'The condition asks for another value than the caller sends.',
    why: 'StringEquals compares every letter, capitals too.',
    hint: 'Compare what the condition asks for with what the goal says is sent.',
    page: PAGES.operators,
    breaks: ['in'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const equals = conditionOf(statement, 'StringEquals');
        const key = Object.keys(equals).find((one) => /ExternalId$|:sub$/.test(one));
        const value = key === undefined ? undefined : equals[key];
        if (key === undefined || typeof value !== 'string') return null;
        const other = value.includes('refs/heads')
          ? value.replace('refs/heads/main', 'refs/head/main')
          : value.toUpperCase();
        return withCondition(statement, { StringEquals: { ...equals, [key]: other } });
      }),
  },
  {
    number: 17,
    id: 'if-exists',
    title: 'BoolIfExists passes when the key is not sent, and a bare access key does not send it.',
    why: 'IfExists says “if the key is there”. In an Allow that is an open door for requests without it.',
    hint: 'What does the condition say of a request that does not carry the key?',
    page: PAGES.mfa,
    breaks: ['bare'],
    plant: (scene) =>
      trustInstead(scene, (statement) => {
        const bool = conditionOf(statement, 'Bool');
        return Object.keys(bool).length === 0 ? null : withCondition(statement, { BoolIfExists: bool });
      }),
  },
];
