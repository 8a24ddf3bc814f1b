// docs/conformance.md from the conformance cases: `node scripts/conformance.mjs` writes it, a test compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = new URL('..', import.meta.url);
const folder = new URL('src/assume/cases/', root);
const page = fileURLToPath(new URL('docs/conformance.md', root));

/** Topic -> the heading that people look for. Topics without one are called by their id. */
const HEADINGS = {
  'same-account': 'Inside one account',
  'cross-account': 'From account to account',
  'principal-kinds': 'Kinds of principals',
  'wildcard-principal': 'Principal: everyone',
  'self-assumption': 'A role that assumes itself',
  'role-chaining': 'Role chaining',
  'service-principal': 'AWS services',
  federated: 'SAML and OIDC',
  'explicit-deny': 'Explicit deny',
  'permissions-boundary': 'Permissions boundaries',
  'session-policy': 'Session policies',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  'conditions-known': 'Conditions on what the graph knows',
  'conditions-request': 'Conditions on what the request carries',
  operators: 'Condition operators',
  'policy-variables': 'Policy variables',
  'sts-extra-actions': 'TagSession, SetSourceIdentity, SetContext',
  grammar: 'What AWS refuses to store',
  nasty: 'Corners',
  seeds: 'Whole stories',
};

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const ORGANIZATIONS = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_';

/** How the cases abbreviate AWS's pages, most particular first: the words, and the address they stand for. */
const PAGES = [
  [/^IAM UG ((?:reference|access_policies|id|troubleshoot)_[\w-]+)(#[\w-]+)?/, `${IAM}$1.html$2`],
  [/^IAM UG (access_policies|reference-arns)(#[\w-]+)?/, `${IAM}$1.html$2`],
  [/^(?:IAM UG )?(policy-vars-[\w-]+)/, `${IAM}reference_policies_variables.html#$1`],
  [/^IAM UG (policy-eval-denyallow)/, `${IAM}reference_policies_evaluation-logic_$1.html`],
  [/^IAM UG (iam-condition-keys|grammar|elements_\w+)/, `${IAM}reference_policies_$1.html`],
  [/^IAM UG principal\b/, `${IAM}reference_policies_elements_principal.html`],
  [/^IAM UG access-analyzer/, `${IAM}access-analyzer-reference-policy-checks.html`],
  [/^IAM UG multi-value/, `${IAM}reference_policies_condition-single-vs-multi-valued-context-keys.html`],
  [/^IAM UG roles terms/, `${IAM}id_roles.html`],
  [/^IAM UG (oidc_[\w-]+)/, `${IAM}id_roles_providers_$1.html`],
  [/^IAM UG tutorial ABAC/, `${IAM}tutorial_attribute-based-access-control.html`],
  [/^STS (API_\w+)/, 'https://docs.aws.amazon.com/STS/latest/APIReference/$1.html'],
  [/^STS API reference/, 'https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html'],
  [/^STS comparison page/, `${IAM}id_credentials_sts-comparison.html`],
  [/^Organizations UG ([sr]cps\w*)/, `${ORGANIZATIONS}$1.html`],
  [/^EKS UG ([\w-]+)/, 'https://docs.aws.amazon.com/eks/latest/userguide/$1.html'],
  [/^singlesignon (\w+)/, 'https://docs.aws.amazon.com/singlesignon/latest/userguide/$1.html'],
  [
    /^AWS Security Blog/,
    'https://aws.amazon.com/blogs/security/announcing-an-update-to-iam-role-trust-policy-behavior/',
  ],
];

const BOOKS = [
  [/^IAM UG /, 'IAM: '],
  [/^Organizations UG /, 'Organizations: '],
  [/^EKS UG /, 'EKS: '],
  [/^singlesignon /, 'IAM Identity Center: '],
  [/^seed(?= )/, 'question'],
];

const cell = (text) =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/[*<>_]/g, '\\$&')
    .replaceAll('\n', ' ');

/** One reference; what follows the page's name in words stays behind the link. */
function reference(source) {
  const words = BOOKS.reduce((text, [from, to]) => text.replace(from, to), source);
  for (const [pattern, address] of PAGES) {
    const found = pattern.exec(source);
    if (found) return `[${cell(words)}](${found[0].replace(pattern, address)})`;
  }
  return cell(words);
}

const references = (source) => source.split('; ').map(reference).join('; ');

export function readTopics() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const known = Object.keys(HEADINGS);
  const rank = (topic) => (known.includes(topic) ? known.indexOf(topic) : known.length);
  return names
    .map((name) => ({
      topic: name.replace('.json', ''),
      cases: JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
    }))
    .sort((a, b) => rank(a.topic) - rank(b.topic) || (a.topic < b.topic ? -1 : 1));
}

const countOf = (cases, confidence) => cases.filter((each) => each.confidence === confidence).length;

function table({ topic, cases }) {
  const open = countOf(cases, 'unconfirmed');
  const rows = cases.map(({ id, title, expected, confidence, source }) => {
    const mark = confidence === 'unconfirmed' ? ' **unconfirmed**' : '';
    return `| ${id} | ${cell(title.replace(/ \(seeds? [\d/]+[^)]*\)/, ''))}${mark} | ${expected} | ${references(source)} |`;
  });
  const count = `${cases.length} cases${open > 0 ? `, ${open} unconfirmed` : ''}. In \`src/assume/cases/${topic}.json\`.`;
  return [
    `## ${HEADINGS[topic] ?? topic}`,
    count,
    ['| case | says | verdict | where it comes from |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** The whole page as prettier would leave it. */
export async function conformancePage(topics = readTopics()) {
  const all = topics.flatMap(({ cases }) => cases);
  const text = `<!-- Made by \`node scripts/conformance.mjs\` from src/assume/cases. Do not edit. -->

# What we claim about AWS, case by case

Rolegraph answers one question: can this principal assume that role, and why? Every answer rests on rules of AWS. Each
case below is one such rule made small: a few policies, one question, and the verdict that AWS's documentation leads
to. The engine is run on all of them by every test run; a case that fails stops the build.

**${all.length} cases** in ${topics.length} topics:

- ${countOf(all, 'documented')} follow from AWS's documentation or from what AWS was seen to answer;
- ${countOf(all, 'derived')} are drawn from several such rules together;
- ${countOf(all, 'unconfirmed')} are marked **unconfirmed**: AWS does not say, and the case only fixes what we do until
  somebody shows us.

"Question 003" is one of the real questions that the project began with.

Verdicts: \`valid\` every such request passes; \`conditional\` some do, and the answer says what they must carry;
\`unknown\` a document decides that nobody gave; \`invalid\` none does.

Do you know it better? Copy the case, change what AWS does differently, and open an issue with what AWS said. Where we
and another simulator disagree is listed in [disagreements](disagreements.md).

${topics.map(table).join('\n\n')}
`;
  return format(text, { ...(await resolveConfig(page)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, await conformancePage());
