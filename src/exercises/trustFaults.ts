// Faults in whom a trust policy names, and for what.
import { PAGES } from '#lessons/lessonTexts.ts';
import type { Fault } from './fault.ts';
import { partOf } from './partChanges.ts';
import { isNamed, principalOf, trustInstead, slipOfDigits } from './planting.ts';

export const trustFaults: readonly Fault[] = [
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
];
