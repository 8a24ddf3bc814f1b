// Faults in what a trust policy asks of the request.
import { PAGES } from '#lessons/lessonTexts.ts';
import type { Fault } from './fault.ts';
import { conditionOf, withCondition } from './partChanges.ts';
import { trustInstead } from './planting.ts';

export const conditionFaults: readonly Fault[] = [
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
