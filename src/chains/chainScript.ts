// How to walk a chain: one AWS CLI call a hop, and profiles that let the CLI do it.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
import { explain } from '#assume/explain.ts';
import type { Model } from '#decision/model.ts';
import { iamName } from '#language/arn.ts';
import { shortName } from '#decision/names.ts';
import type { Chain, ChainScript, Hop } from './chain.ts';
import { chainPrograms } from './chainPrograms.ts';
import { hopModels } from './hopJudge.ts';

/** Where the CLI finds the credentials that a service made. */
const CREDENTIAL_SOURCES: Readonly<Record<string, string>> = {
  'ec2.amazonaws.com': 'Ec2InstanceMetadata',
  'ecs-tasks.amazonaws.com': 'EcsContainer',
};

const profileName = (id: string): string =>
  shortName(id)
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replace(/^-*(?=-|$)/, 'role');

/** Names of profiles, one a node of the chain; equal role names get their number. */
function namesOf({ hops, source }: Chain): readonly string[] {
  const names: string[] = [];
  for (const id of [source, ...hops.map((hop) => hop.edge.target)]) {
    const name = profileName(id);
    names.push(names.includes(name) ? `${name}-${names.length}` : name);
  }
  return names;
}

const isPattern = (value: string): boolean => /[*?]/.test(value) || value.includes('${');

/** What the hop's policies ask a value for; null when they do not. */
function wanted(hop: Hop, key: string): string | null {
  const asked = hop.edge.requires.find((r) => r.key.toLowerCase() === key && !r.mustNot);
  if (asked === undefined) return null;
  const [value] = asked.values;
  return value === undefined || isPattern(value) ? 'FILL-IN' : value;
}

/** Requirements that a profile has no setting for. */
const NOT_IN_PROFILES =
  /^(?:aws:RequestTag\/|aws:TagKeys|sts:SourceIdentity|aws:SourceIdentity|sts:TransitiveTagKeys)/i;

function stated(model: Model, key: string): string | null {
  const value = model.inventory.context[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function credentials(hop: Hop, sourceProfile: string): string {
  const { action, source } = hop.edge;
  if (action === 'sts:AssumeRoleWithWebIdentity') return 'web_identity_token_file = /path/to/token';
  if (action === 'sts:AssumeRoleWithSAML') return '# sign in through the SAML provider';
  const made = CREDENTIAL_SOURCES[source];
  if (made !== undefined) return `credential_source = ${made}`;
  return source.endsWith('.amazonaws.com')
    ? `# ${source} makes this session itself`
    : `source_profile = ${sourceProfile}`;
}

function section(hop: Hop, model: Model, names: readonly string[]): string {
  const externalId = stated(model, 'sts:externalid') ?? wanted(hop, 'sts:externalid');
  const sessionName = stated(model, 'sts:rolesessionname') ?? wanted(hop, 'sts:rolesessionname');
  const region = stated(model, 'aws:requestedregion') ?? wanted(hop, 'aws:requestedregion');
  const user = iamName(hop.edge.source);
  const mfa = hop.edge.requires.some((r) => /^aws:multifactorauth/i.test(r.key)) && user?.kind === 'user';
  const beyond = hop.edge.requires.some((r) => NOT_IN_PROFILES.test(r.key));
  return [
    `[profile ${names[hop.number] ?? ''}]`,
    `role_arn = ${hop.edge.target}`,
    credentials(hop, names[hop.number - 1] ?? ''),
    ...(externalId === null ? [] : [`external_id = ${externalId}`]),
    ...(sessionName === null ? [] : [`role_session_name = ${sessionName}`]),
    ...(region === null ? [] : [`region = ${region}`]),
    ...(mfa ? [`mfa_serial = arn:${user.partition}:iam::${user.account}:mfa/${user.name}`] : []),
    ...(hop.chained ? ['# role chaining: at most one hour', 'duration_seconds = 3600'] : []),
    ...(beyond ? ['# a profile cannot send session tags or a source identity: use the commands'] : []),
  ].join('\n');
}

/** Commands and profile text of a chain; of a chain that fails they show how far it goes. Never throws. */
export function chainScript(model: Model, chain: Chain): ChainScript {
  const models = hopModels(model);
  const names = namesOf(chain);
  const explained = chain.hops.map((hop) => {
    const here = models.modelAt({ origin: chain.source, hop: hop.number });
    return explain(here, hop.edge.source, hop.edge.target, hop.edge.action);
  });
  const commands = chain.hops.map((hop, i) => {
    const command = explained[i]?.command ?? null;
    return command === null || hop.number === 1
      ? command
      : `${command} --profile ${names[hop.number - 1] ?? ''}`;
  });
  const sections = chain.hops.map((hop) =>
    section(hop, models.modelAt({ origin: chain.source, hop: hop.number }), names),
  );
  const passes = chain.verdict === 'valid' || chain.verdict === 'conditional';
  const calls = explained.map(({ call }) => call);
  const programs = passes ? chainPrograms(names.slice(1), calls) : [];
  return { commands, programs, profile: `${sections.join('\n\n')}\n` };
}
