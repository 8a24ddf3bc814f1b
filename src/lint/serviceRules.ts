// Trust in AWS services.
import { parseArn } from '#language/arn.ts';
import type { PrincipalEntry } from '#language/policy.ts';
import { nearest } from './nearest.ts';
import { PAGES } from './pages.ts';
import { covers, demands, demandsKey, everyEntry, isNull, listed } from './reading.ts';
import { type Hit, NO_HITS, type Rule } from './rule.ts';
import { SENDS_SOURCE, SERVICE_PRINCIPALS, SPECIAL_SERVICES } from './servicePrincipals.ts';
import { ASSUME } from './stsActions.ts';
import type { DocumentView, StatementView, TestView } from './views.ts';

const SOURCE_KEYS: readonly string[] = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
];

const services = ({ principals }: StatementView) => principals.filter(({ key }) => key === 'Service');

function noSource(view: StatementView): readonly Hit[] {
  if (!view.allows || !covers(view.statement, ASSUME)) return NO_HITS;
  if (SOURCE_KEYS.some((key) => demandsKey(view, key))) return NO_HITS;
  const account = view.document.owner?.account ?? '<account id>';
  return services(view).flatMap(({ value, path }) => {
    if (SPECIAL_SERVICES.has(value)) return NO_HITS;
    const fix = { label: 'Add this Condition', text: `"StringEquals": {"aws:SourceAccount": "${account}"}` };
    if (SENDS_SOURCE.has(value)) {
      const message = `${value} acts for every AWS customer: say that it may become this role only for your account.`;
      return [{ path, message, fix }];
    }
    // Roles of EC2, Lambda … are handed over with iam:PassRole, which does not leave the account.
    const message = `${value} gets the role by iam:PassRole, which stays in the account; where it sends aws:SourceAccount, demand it.`;
    return [{ path, severity: 'info', message }];
  });
}

const REGION =
  /^([a-z0-9-]+)\.((?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-[a-z]+-\d)\.(amazonaws\.com(?:\.cn)?)$/;

function regional(view: StatementView): readonly Hit[] {
  return services(view).flatMap(({ value, path }) => {
    const [, service = '', region = '', suffix = ''] = REGION.exec(value) ?? [];
    if (service === '') return NO_HITS;
    const plain = `${service}.${suffix}`;
    const message = `"${value}" is the service in ${region} only; AWS asks for the plain "${plain}" in trust policies.`;
    return [{ path, message, fix: { label: `Write "${plain}"`, text: plain } }];
  });
}

function unknownService(view: StatementView): readonly Hit[] {
  return services(view).flatMap(({ value, path }) => {
    const plain = value.replace(/\.cn$/, '');
    if (!plain.endsWith('.amazonaws.com') || /[*?]/.test(plain) || REGION.test(value)) return NO_HITS;
    if (SERVICE_PRINCIPALS.includes(plain)) return NO_HITS;
    const meant = nearest(plain.slice(0, -'.amazonaws.com'.length), SERVICE_NAMES);
    if (meant === undefined) {
      const message = `"${value}" is not among the services known here: compare it with the service's guide.`;
      return [{ path, severity: 'info', message }];
    }
    const right = `${meant}.amazonaws.com`;
    const message = `"${value}" is not among the services known here. Did you mean "${right}"?`;
    return [{ path, message, fix: { label: `Write "${right}"`, text: right } }];
  });
}

const SERVICE_NAMES = SERVICE_PRINCIPALS.map((name) => name.slice(0, -'.amazonaws.com'.length));

/** Keys that a call by a service never carries. */
const NOT_OF_SERVICES =
  /^(?:aws:principal(?:orgid|orgpaths|account|arn|tag\/.*|type)|aws:multifactorauth(?:present|age)|aws:username|aws:sourceidentity|aws:federatedprovider|aws:tokenissuetime)$/;

const isRolesAnywhere = ({ value }: PrincipalEntry): boolean => value === 'rolesanywhere.amazonaws.com';

function keyNotForService(view: TestView): readonly Hit[] {
  if (!view.in.allows || !everyEntry(view.in, 'service') || !NOT_OF_SERVICES.test(view.key)) return NO_HITS;
  if (!demands(view)) return NO_HITS;
  // Roles Anywhere turns the fields of the certificate into tags of the principal.
  if (view.key.startsWith('aws:principaltag/x509') && view.in.principals.some(isRolesAnywhere))
    return NO_HITS;
  const account = view.in.document.owner?.account ?? '<account id>';
  return [
    {
      path: view.test.path,
      message: `A service never sends ${view.test.key}, so this is never true for ${listed(view.in.principals.map(({ value }) => value))}.`,
      fix: { label: 'Use instead', text: `"StringEquals": {"aws:SourceAccount": "${account}"}` },
    },
  ];
}

function sourceForIam(view: TestView): readonly Hit[] {
  if (!view.in.allows || !SOURCE_KEYS.includes(view.key) || !demands(view)) return NO_HITS;
  const people = view.in.principals.filter(({ key }) => key === 'AWS' || key === '*');
  if (people.length === 0) return NO_HITS;
  const mixed = people.length < view.in.principals.length;
  const names = listed(people.map(({ value }) => value));
  return [
    {
      path: view.test.path,
      message: `Only services send ${view.test.key}, so this is never true for ${names}. For users and roles there is aws:PrincipalArn.`,
      severity: mixed ? 'warning' : undefined,
    },
  ];
}

const REGIONLESS_ACCOUNTLESS = /^arn:[^:]*:[^:]*:[^:]*:(?:\*)?:/;

function pairedKeys(view: TestView): readonly Hit[] {
  if (view.key !== 'aws:sourcearn' || !view.in.allows || isNull(view) || !demands(view)) return NO_HITS;
  if (demandsKey(view.in, 'aws:sourceaccount') || demandsKey(view.in, 'aws:sourceorgid')) return NO_HITS;
  return view.values
    .filter(({ text }) => parseArn(text) !== null && REGIONLESS_ACCOUNTLESS.test(text))
    .map(({ text, path }) => ({
      path,
      message: `"${text}" names no account: demand aws:SourceAccount as well.`,
    }));
}

/** All Allow statements together must give the service what it calls with. */
function missingActions(view: DocumentView, rule: string): readonly Hit[] {
  const hits: Hit[] = [];
  const statements = view.policy.statements.filter(({ effect }) => effect === 'Allow');
  for (const statement of statements) {
    for (const { key, value, path } of statement.principals ?? []) {
      const special = key === 'Service' ? SPECIAL_SERVICES.get(value) : undefined;
      if (special?.rule !== rule || !covers(statement, ASSUME)) continue;
      const missing = special.actions.filter(
        (action) =>
          !statements.some(
            (other) =>
              covers(other, action.toLowerCase()) &&
              other.principals?.some((entry) => entry.key === 'Service' && entry.value === value) === true,
          ),
      );
      if (missing.length === 0) continue;
      const all = ['sts:AssumeRole', ...special.actions];
      hits.push({
        path,
        message: `${value} also needs ${missing.join(' and ')}. ${special.otherwise}`,
        fix: { label: 'Allow all of them', text: `"Action": ${JSON.stringify(all)}` },
      });
    }
  }
  return hits;
}

export const SERVICE_RULES: readonly Rule[] = [
  {
    id: 'L-SERVICE-NO-SOURCE',
    severity: 'security',
    where: 'trust',
    title: 'Service without its source',
    why: 'A service that works for all customers can be talked into using your role for one of them, unless you say for whose resources it may (cross-service confused deputy).',
    page: PAGES.confusedDeputy,
    statement: noSource,
  },
  {
    id: 'L-SERVICE-REGIONAL',
    severity: 'warning',
    where: 'trust',
    title: 'Service of one Region',
    why: 'The name is compared as it stands, and services call with their plain one.',
    page: PAGES.principal,
    statement: regional,
  },
  {
    id: 'L-SERVICE-UNKNOWN',
    severity: 'warning',
    where: 'trust',
    title: 'Unknown service',
    why: 'AWS refuses a service that does not exist.',
    page: PAGES.principal,
    repair: (value) => {
      if (typeof value !== 'string') return undefined;
      const meant = nearest(value.replace(/\.(?:amazon(?:aws)?|aws)(?:\.\w+)?$/, ''), SERVICE_NAMES);
      return meant === undefined
        ? undefined
        : { label: `Write "${meant}.amazonaws.com"`, text: `${meant}.amazonaws.com` };
    },
    statement: unknownService,
  },
  {
    id: 'L-KEY-NOT-FOR-SERVICE',
    severity: 'error',
    where: 'trust',
    title: 'Key that services do not send',
    why: 'A service has no organization, tags or MFA of a principal; a test of such a key is never true for it.',
    page: PAGES.checks,
    test: keyNotForService,
  },
  {
    id: 'L-SOURCEARN-FOR-IAM',
    severity: 'error',
    where: 'trust',
    title: 'Source key for users and roles',
    why: 'aws:SourceArn, aws:SourceAccount and their kin exist only in calls by services.',
    page: PAGES.keys,
    test: sourceForIam,
  },
  {
    id: 'L-PAIRED-KEYS',
    severity: 'info',
    where: 'trust',
    title: 'Source ARN without account',
    why: 'The ARN of a bucket holds no account id: whoever gets the name after you delete it passes.',
    page: PAGES.confusedDeputy,
    test: pairedKeys,
  },
  {
    id: 'L-EKS-TAGSESSION',
    severity: 'error',
    where: 'trust',
    title: 'Pod Identity without sts:TagSession',
    why: 'EKS Pod Identity passes six session tags unless the association switches them off; without sts:TagSession it fails.',
    page: PAGES.podIdentity,
    document: (view) => missingActions(view, 'L-EKS-TAGSESSION'),
  },
  {
    id: 'L-ROLESANYWHERE-ACTIONS',
    severity: 'error',
    where: 'trust',
    title: 'Roles Anywhere without all its actions',
    why: 'IAM Roles Anywhere needs AssumeRole, TagSession and SetSourceIdentity.',
    page: PAGES.rolesAnywhere,
    document: (view) => missingActions(view, 'L-ROLESANYWHERE-ACTIONS'),
  },
  {
    id: 'L-AAM-SETCONTEXT',
    severity: 'warning',
    where: 'trust',
    title: 'Account Access Manager without sts:SetContext',
    why: 'It hands on who signed in, which needs sts:SetContext.',
    page: PAGES.roles,
    document: (view) => missingActions(view, 'L-AAM-SETCONTEXT'),
  },
];
