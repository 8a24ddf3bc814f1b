// How to walk a chain: one AWS CLI call a hop, and profiles that let the CLI do it.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
import { explain } from '#assume/explain.ts';
import type { Model } from '#decision/model.ts';
import { iamName } from '#language/arn.ts';
import { shortName } from '#decision/names.ts';
import { callerKind } from '#language/caller.ts';
import type { StsCall } from '#assume/witness.ts';
import type { Chain, ChainScript, Hop } from './chain.ts';
import { chainPrograms } from './chainPrograms.ts';
import { hopModels } from './hopJudge.ts';

/**
 * Where the CLI finds the session that a service made; other services put it into the environment.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html#cli-role-overview
 */
const CREDENTIAL_SOURCES: ReadonlyMap<string, string> = new Map([
  ['ec2.amazonaws.com', 'Ec2InstanceMetadata'],
  ['ecs-tasks.amazonaws.com', 'EcsContainer'],
  ['codebuild.amazonaws.com', 'EcsContainer'],
  ['pods.eks.amazonaws.com', 'EcsContainer'],
]);

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

const FILL_IN = 'FILL-IN';

const isPattern = (value: string): boolean => /[*?]/.test(value) || value.includes('${');

/** What the hop's policies ask a value for; null when they do not. */
function wanted(hop: Hop, key: string): string | null {
  const asked = hop.edge.requires.find((r) => r.key.toLowerCase() === key && !r.mustNot);
  if (asked === undefined) return null;
  const [value] = asked.values;
  return value === undefined || isPattern(value) ? FILL_IN : value;
}

/** Requirements that a profile has no setting for. */
const NOT_IN_PROFILES =
  /^(?:aws:RequestTag\/|aws:TagKeys|sts:SourceIdentity|aws:SourceIdentity|sts:TransitiveTagKeys)/i;

function stated(model: Model, key: string): string | null {
  const value = model.inventory.context[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Whose credentials call, in a line of the profile; one above it says where those of the first caller come from. */
function credentials({ edge, number }: Hop, { hops }: Chain, names: readonly string[]): string {
  const [first] = hops;
  if (edge.action === 'sts:AssumeRoleWithWebIdentity') return 'web_identity_token_file = /path/to/token';
  if (number === 2 && first && isService(first.edge.source))
    return `credential_source = ${CREDENTIAL_SOURCES.get(first.edge.source) ?? 'Environment'}`;
  return `source_profile = ${names[number - 1] ?? ''}`;
}

const isService = (source: string): boolean => callerKind(source) === 'service';

/** Where the first caller's credentials come from, where no profile can make them; null: nothing to say. */
function origin({ hops, source }: Chain, names: readonly string[]): string | null {
  const [first] = hops;
  if (first === undefined || first.edge.action === 'sts:AssumeRoleWithWebIdentity') return null;
  const role = shortName(first.edge.target);
  if (isService(source))
    return `# ${source} makes the session of ${role} itself: where it runs, that needs no profile`;
  if (first.edge.action === 'sts:AssumeRoleWithSAML')
    return `# what assume-role-with-saml returns for ${role} belongs into [${names[1] ?? ''}] of ~/.aws/credentials`;
  return `# the keys of ${shortName(source)} belong into [${names[0] ?? ''}] of ~/.aws/credentials`;
}

/** Made by the CLI itself: neither by a service nor by a sign-in. */
const hasProfile = ({ edge }: Hop): boolean =>
  !isService(edge.source) && edge.action !== 'sts:AssumeRoleWithSAML';

interface Walked {
  readonly hop: Hop;
  /** What the request says there. */
  readonly model: Model;
  /** null: nobody types it. */
  readonly call: StsCall | null;
}

/** A value that the request or a policy settles. */
function settled({ call, hop, model }: Walked, key: string, parameter: string): string | null {
  const value = stated(model, key) ?? wanted(hop, key);
  if (value !== FILL_IN) return value;
  const made = call?.parameters.find(([name]) => name === parameter)?.[1];
  // What a variable stands for is known of some callers.
  const isKnown = hop.edge.requires.some(
    (need) => need.key.toLowerCase() === key && need.values.every((one) => !/[*?]/.test(one)),
  );
  return isKnown && made !== undefined && !made.includes('NAME') ? made : FILL_IN;
}

function section(walked: Walked, chain: Chain, names: readonly string[]): string {
  const { hop } = walked;
  const externalId = settled(walked, 'sts:externalid', 'ExternalId');
  const sessionName = settled(walked, 'sts:rolesessionname', 'RoleSessionName');
  const region = settled(walked, 'aws:requestedregion', '');
  const user = iamName(hop.edge.source);
  const mfa = hop.edge.requires.some((r) => /^aws:multifactorauth/i.test(r.key)) && user?.kind === 'user';
  const beyond = hop.edge.requires.some((r) => NOT_IN_PROFILES.test(r.key));
  return [
    `[profile ${names[hop.number] ?? ''}]`,
    `role_arn = ${hop.edge.target}`,
    credentials(hop, chain, names),
    ...(externalId === null ? [] : [`external_id = ${externalId}`]),
    ...(sessionName === null ? [] : [`role_session_name = ${sessionName}`]),
    ...(region === null ? [] : [`region = ${region}`]),
    ...(mfa ? [`mfa_serial = arn:${user.partition}:iam::${user.account}:mfa/${user.name}`] : []),
    ...(hop.chained ? ['# role chaining: at most one hour', 'duration_seconds = 3600'] : []),
    ...(beyond ? ['# a profile cannot send session tags or a source identity: use the commands'] : []),
  ].join('\n');
}

/** The next call is made with what this one returns. */
const carriedOn = (command: string): string =>
  [
    '# bash or zsh: the next call uses the credentials that this one returns',
    'read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(',
    `  ${command} \\`,
    "    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text",
    ')',
    'export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  ].join('\n');

/** Commands and profile text of a chain; of a chain that fails they show how far it goes. Never throws. */
export function chainScript(model: Model, chain: Chain): ChainScript {
  const models = hopModels(model);
  const names = namesOf(chain);
  const explained = chain.hops.map((hop) => {
    const here = models.modelAt({ origin: chain.source, hop: hop.number });
    return explain(here, hop.edge.source, hop.edge.target, hop.edge.action);
  });
  const commands = explained.map(({ command }, i) =>
    command === null || i === explained.length - 1 ? command : carriedOn(command),
  );
  const walked = chain.hops.map((hop, i): Walked => ({
    hop,
    model: models.modelAt({ origin: chain.source, hop: hop.number }),
    call: explained[i]?.call ?? null,
  }));
  const sections = walked.filter(({ hop }) => hasProfile(hop)).map((one) => section(one, chain, names));
  const passes = chain.verdict === 'valid' || chain.verdict === 'conditional';
  const programs = passes
    ? chainPrograms(
        names.slice(1),
        walked.map(({ call }) => call),
      )
    : [];
  const profile = [origin(chain, names), ...sections].filter((part) => part !== null).join('\n\n');
  return { commands, programs, profile: `${profile}\n` };
}
