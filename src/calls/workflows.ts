// A GitHub workflow: which role each job means to assume, and with which subjects its tokens can come.
// https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
import { iamName } from '#language/arn.ts';
import type { Attempt, Inventory } from '#decision/inventory.ts';
import {
  type Ask,
  type GivenValues,
  type Harvest,
  type HarvestNote,
  placeAt,
  type TextReader,
  type TextSource,
} from '#harvest/harvest.ts';
import { prepareYaml, readYaml } from '#harvest/yamlText.ts';
import { member } from '#text/json.ts';
import { rangeKey } from '#text/ranges.ts';
import { counted } from '#harvest/counted.ts';
import { type Subject, subjectsOf } from './workflowSubjects.ts';
import { type CredentialStep, credentialSteps } from './workflowSteps.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const REPOSITORY = 'github.repository';
const OWNER_ID = 'github.repository_owner_id';
const REPOSITORY_ID = 'github.repository_id';
/** What the action passes as session tags when it signs with credentials. */
const TAGS = ['GitHub', 'Repository', 'Workflow', 'Action', 'Actor', 'Branch', 'Commit'];

/** `octo/app`, or undefined until somebody says so. */
const repositoryOf = (given: GivenValues): string | undefined =>
  Object.hasOwn(given, REPOSITORY) && /^[\w.-]+\/[\w.-]+$/.test(given[REPOSITORY] ?? '')
    ? given[REPOSITORY]
    : undefined;

/** By name and, when the ids are known, in the immutable form of newer repositories. */
function spellings(repository: string, given: GivenValues): readonly string[] {
  const [owner = '', name = ''] = repository.split('/');
  const ids = [OWNER_ID, REPOSITORY_ID].map((key) => (Object.hasOwn(given, key) ? (given[key] ?? '') : ''));
  return ids.every((id) => /^\d+$/.test(id))
    ? [repository, `${owner}@${ids[0]}/${name}@${ids[1]}`]
    : [repository];
}

interface Tokens extends Pick<NonNullable<Attempt['token']>, 'claims' | 'rest'> {
  readonly name: string;
}

function tokensOf(step: CredentialStep, subject: Subject, given: GivenValues): readonly Tokens[] {
  const repository = repositoryOf(given);
  const base = {
    aud: step.audience,
    ...(repository === undefined ? {} : { repository }),
    ...(subject.rest?.startsWith('ref:') === true ? { ref: subject.rest.slice(4) } : {}),
    ...(subject.rest?.startsWith('environment:') === true ? { environment: subject.rest.slice(12) } : {}),
  };
  const name = `job ${step.jobName}, ${subject.when}`;
  const { rest } = subject;
  if (rest === null) return [{ name, claims: base }];
  if (repository === undefined) return [{ name, claims: base, rest }];
  return spellings(repository, given).map((spelling) => ({
    name: spelling === repository ? name : `${name}, immutable subject`,
    claims: { ...base, sub: `repo:${spelling}:${rest}` },
  }));
}

function signedContext(step: CredentialStep): Inventory['context'] {
  return {
    'sts:externalid': step.externalId ?? null,
    'aws:tagkeys': step.tagged ? TAGS : null,
    ...(step.sessionName === undefined ? {} : { 'sts:rolesessionname': step.sessionName }),
  };
}

function attemptsOf(step: CredentialStep, on: unknown, source: TextSource): readonly Attempt[] {
  const target = iamName(step.role)?.kind === 'role' ? step.role : null;
  const place = placeAt(source.origin, step.path);
  const base = { target, outcome: 'planned', origin: 'workflow', place } as const;
  if (step.signs !== 'token') {
    const chained = step.signs === 'chain' && iamName(step.before ?? '')?.kind === 'role';
    return [
      {
        ...base,
        source: chained ? (step.before ?? null) : null,
        action: 'sts:AssumeRole',
        name: `job ${step.jobName}`,
        context: signedContext(step),
      },
    ];
  }
  const notes = step.tokens
    ? []
    : [
        `The job ${step.jobName} has no permission id-token: write, so GitHub gives it no token and the step fails before AWS is asked.`,
      ];
  const session = step.sessionName === undefined ? {} : { 'sts:rolesessionname': step.sessionName };
  const common = {
    ...base,
    source: null,
    action: 'sts:AssumeRoleWithWebIdentity',
    context: { 'aws:tagkeys': null, 'sts:transitivetagkeys': null, ...session },
    ...(notes.length === 0 ? {} : { notes }),
  };
  const tokens = subjectsOf(on, step.job).flatMap((subject) => tokensOf(step, subject, source.given));
  return tokens.map(({ name, ...token }): Attempt =>
    Object.assign({}, common, { name, token: { issuer: ISSUER, ...token } }),
  );
}

function notesOf(step: CredentialStep, on: unknown, given: GivenValues): readonly HarvestNote[] {
  const { path } = step;
  const notes: HarvestNote[] = [];
  if (iamName(step.role)?.kind !== 'role') {
    notes.push({
      code: 'WORKFLOW-ROLE',
      severity: 'info',
      message: `Job ${step.jobName}: role-to-assume is ${step.role}, which is known at run time only. Every role here that trusts GitHub is compared.`,
      path,
    });
  }
  if (step.signs !== 'token') return notes;
  if (!step.tokens) {
    notes.push({
      code: 'WORKFLOW-ID-TOKEN',
      severity: 'warning',
      message: `Job ${step.jobName} has no permission id-token: write: GitHub gives it no token.`,
      path,
    });
  }
  const repository = repositoryOf(given);
  const subjects = subjectsOf(on, step.job).map(
    ({ shown }) => `repo:${repository ?? '<owner>/<repository>'}:${shown}`,
  );
  notes.push({
    code: 'WORKFLOW-SUBJECTS',
    severity: 'info',
    message: `The subject of its tokens is ${subjects.join(' or ')}. Repositories made or renamed since 15 July 2026 write repo:<owner>@<owner id>/<repository>@<repository id> instead.`,
    path,
  });
  return notes;
}

const asksOf = (path: Ask['path']): readonly Ask[] => [
  { name: REPOSITORY, description: 'Repository of the workflow, as owner/name', path },
  { name: OWNER_ID, description: 'Number of the owner, for immutable subjects', path },
  { name: REPOSITORY_ID, description: 'Number of the repository, for immutable subjects', path },
];

function read(source: TextSource): Harvest {
  const { documents, faults, ranges } = readYaml(source.text);
  const found = documents.flatMap(({ value, path }) =>
    credentialSteps(value, path).map((step) => ({ step, on: member(value, 'on') })),
  );
  const attempts = found.flatMap(({ step, on }) => attemptsOf(step, on, source));
  const [first] = found;
  const key = (i: number): string => `fault ${i}`;
  return {
    kind: 'workflow',
    title: 'GitHub workflow',
    taken:
      found.length === 0
        ? []
        : [`${counted(found.length, 'step')} that assume${found.length === 1 ? 's' : ''} a role`],
    ...(found.length === 0
      ? {
          leftOut: [
            {
              what: 'workflows',
              count: documents.length,
              why: 'No step uses aws-actions/configure-aws-credentials with role-to-assume.',
            },
          ],
        }
      : {}),
    ...(first === undefined || first.step.signs !== 'token' ? {} : { asks: asksOf(first.step.path) }),
    ranges: {
      ...ranges,
      ...Object.fromEntries(faults.map(({ from, to }, i) => [rangeKey([key(i)]), [from, to] as const])),
    },
    attempts,
    notes: [
      ...faults.map(({ code, severity, message }, i) => ({ code, severity, message, path: [key(i)] })),
      ...found.flatMap(({ step, on }) => notesOf(step, on, source.given)),
    ],
  };
}

export const workflowReader: TextReader = {
  kind: 'workflow',
  what: 'GitHub workflows that use aws-actions/configure-aws-credentials',
  example: `on:
  push:
    branches: [main]
jobs:
  deploy:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::222222222222:role/Deploy
          aws-region: eu-central-1
`,
  prepare: prepareYaml,
  take: (sources) => sources.map(read),
};
