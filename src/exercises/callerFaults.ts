// Faults on the caller's side, and above it.
import { PAGES } from '#lessons/lessonTexts.ts';
import type { Fault } from './fault.ts';
import { partOf, partWith } from './partChanges.ts';
import { isNamed, permissionInstead, slipOfDigits } from './planting.ts';

export const callerFaults: readonly Fault[] = [
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
];
