// `~/.aws/config` and the credentials file: every profile with a role is a call that somebody means to make.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html
import { iamName } from '#language/arn.ts';
import type { Attempt, Inventory } from '#decision/inventory.ts';
import {
  placeAt,
  type DropFile,
  type Harvest,
  type HarvestNote,
  type LeftOut,
  type TextReader,
  type TextSource,
} from '#harvest/harvest.ts';
import { counted, countedAny } from '#harvest/counted.ts';
import { type Holder, holderOf } from './profileHolder.ts';
import { type Profile, type ProfileList, profileList, type Setting } from './profileList.ts';

const HOUR = 3600;

/** What the AWS CLI puts into the call for such a profile, and what it never sends. */
function contextOf({ settings }: Profile, holder: Holder): Inventory['context'] {
  const session = settings.get('role_session_name')?.value;
  const chained = holder.kind === 'role' || holder.kind === 'center';
  const mfa = settings.has('mfa_serial') && !chained ? 'true' : holder.kind === 'keys' ? null : undefined;
  return {
    'sts:externalid': settings.get('external_id')?.value ?? null,
    'sts:sourceidentity': null,
    'aws:tagkeys': null,
    'sts:transitivetagkeys': null,
    ...(session === undefined ? {} : { 'sts:rolesessionname': session }),
    ...(mfa === undefined ? {} : { 'aws:multifactorauthpresent': mfa }),
  };
}

/** What the profile itself gets wrong, whatever the policies say. */
function objections({ settings }: Profile, holder: Holder): readonly string[] {
  const seconds = Number(settings.get('duration_seconds')?.value ?? '0');
  const said: string[] = [];
  if (seconds > HOUR && holder.kind === 'role') {
    said.push(
      `duration_seconds = ${seconds} is more than the hour that AWS allows when a role assumes a role: the call fails whatever the policies say.`,
    );
  }
  if (settings.has('mfa_serial') && (holder.kind === 'role' || holder.kind === 'center')) {
    said.push('mfa_serial names the device of a user who calls; here a role calls, and it has none.');
  }
  return said;
}

interface Call {
  readonly holder: Holder;
  /** Name of the profile whose session makes the call, when that assumes a role itself. */
  readonly after?: string;
  /** Who holds the credentials, for "nobody is named". */
  readonly whose: string;
}

const AMBIENT: Readonly<Record<string, string>> = {
  Ec2InstanceMetadata: 'the role of the EC2 instance that it runs on',
  EcsContainer: 'the role of the ECS task that it runs in',
  Environment: 'whoever the environment variables stand for',
};

/** Who calls for this profile; a string: why nobody can. */
function callOf(profile: Profile, list: ProfileList): Call | string {
  const source = profile.settings.get('source_profile')?.value;
  const ambient = profile.settings.get('credential_source')?.value;
  if (source !== undefined && ambient !== undefined)
    return 'has source_profile and credential_source: the AWS CLI takes one of them only';
  if (source !== undefined) {
    const self = source === profile.name;
    const from = list.profiles.get(source);
    const holder = holderOf(from, list, self);
    const chained = !self && from?.settings.has('role_arn') === true;
    return {
      holder,
      whose: `profile ${source} ${holder.why}`,
      ...(chained ? { after: `profile ${source}` } : {}),
    };
  }
  if (ambient !== undefined) {
    const words = Object.hasOwn(AMBIENT, ambient) ? AMBIENT[ambient] : undefined;
    if (words === undefined) return `has credential_source = ${ambient}, which the AWS CLI does not know`;
    return { holder: { arn: null, kind: 'temporary', why: '' }, whose: `${words} calls` };
  }
  const own = holderOf(profile, list, true);
  if (own.why === '' || own.kind === 'keys' || own.kind === 'temporary')
    return { holder: own, whose: `it ${own.why}` };
  return 'has a role_arn and nobody who calls: source_profile, credential_source or web_identity_token_file is missing';
}

/** A circle of source profiles never reaches credentials. */
function isCircle(profile: Profile, list: ProfileList): boolean {
  const seen = new Set<string>();
  let here: Profile | undefined = profile;
  while (here?.settings.has('role_arn') === true) {
    if (seen.has(here.name)) return true;
    seen.add(here.name);
    const next: string | undefined = here.settings.get('source_profile')?.value;
    if (next === undefined || next === here.name) return false;
    here = list.profiles.get(next);
  }
  return false;
}

interface Found {
  readonly source: number;
  readonly attempt?: Attempt;
  readonly note?: HarvestNote;
  /** It is one that was made. */
  readonly made?: true;
  /** The attempt has no caller. */
  readonly nobody?: boolean;
}

function found(profile: Profile, role: Setting, list: ProfileList, sources: readonly TextSource[]): Found {
  const { source: number, path } = role;
  const origin = sources[number]?.origin;
  const refuse = (why: string): Found => ({
    source: number,
    note: { code: 'PROFILE-ROLE', severity: 'warning', message: `${profile.title} ${why}.`, path },
  });
  if (origin === undefined) return { source: number };
  if (iamName(role.value)?.kind !== 'role')
    return refuse(`has role_arn = ${role.value}, which is no ARN of a role`);
  const web = profile.settings.has('web_identity_token_file');
  const call = web ? { holder: holderOf(undefined, list), whose: '' } : callOf(profile, list);
  if (typeof call === 'string') return refuse(call);
  if (isCircle(profile, list))
    return refuse('comes back to itself by source_profile: it never reaches credentials');
  const notes = objections(profile, call.holder);
  const attempt: Attempt = {
    source: web ? null : call.holder.arn,
    target: role.value,
    action: web ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole',
    outcome: 'planned',
    origin: 'profile',
    name: profile.title,
    context: web ? {} : contextOf(profile, call.holder),
    ...(web ? { token: { issuer: null, claims: {} } } : {}),
    ...(call.after === undefined ? {} : { after: call.after }),
    ...(notes.length === 0 ? {} : { notes }),
    place: placeAt(origin, path),
  };
  if (web || call.holder.arn !== null) return { source: number, attempt };
  return {
    source: number,
    attempt,
    nobody: true,
    note: {
      code: 'PROFILE-WHO',
      severity: 'info',
      message: `${profile.title}: who assumes ${role.value} is not said, for ${call.whose}. aws sts get-caller-identity tells.`,
      path,
    },
  };
}

const ASK = 'get-caller-identity';
/** Which profile a command line is run with. */
const WITH_PROFILE = /(?:--profile[ =]|\bAWS_PROFILE=)["']?([\w.@+-]{1,100})/;
const PRINTED = /^[\s#>]{0,20}"Arn"\s*:\s*"arn:[^"\s]{0,200}:assumed-role\/([^/"\s]{1,100})\//m;
/** Characters around it that a command line has at most, and its answer. */
const LONGEST_LINE = 400;
const LONGEST_ANSWER = 600;
const MOST_ASKED = 500;

/** Sessions that `aws sts get-caller-identity` said it has, by profile: `profile role`. Linear in the texts. */
function usedIn(files: readonly DropFile[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { text } of files) {
    let at = text.indexOf(ASK);
    for (let i = 0; at >= 0 && i < MOST_ASKED; i++, at = text.indexOf(ASK, at + 1)) {
      const before =
        text
          .slice(Math.max(0, at - LONGEST_LINE), at)
          .split('\n')
          .at(-1) ?? '';
      const [rest = '', ...lines] = text.slice(at, at + LONGEST_LINE + LONGEST_ANSWER).split('\n');
      const profile = WITH_PROFILE.exec(before + rest)?.[1];
      const next = lines.findIndex((line) => /\baws\s/.test(line));
      const role = PRINTED.exec(lines.slice(0, next < 0 ? lines.length : next).join('\n'))?.[1];
      if (profile !== undefined && role !== undefined) used.add(`${profile} ${role}`);
    }
  }
  return used;
}

/** The profile was used, and AWS answered as its role: the call has been made. */
function madeOnce(
  { name, title }: Profile,
  { attempt, source }: Found,
  used: ReadonlySet<string>,
): Found | null {
  const role = iamName(attempt?.target ?? '')?.name;
  if (!attempt || attempt.source === null || !used.has(`${name} ${role ?? ''}`)) return null;
  // How the chain goes is told of the call that is planned.
  const { after: _, ...call } = attempt;
  const made: Attempt = { ...call, outcome: 'allowed', name: `${title}, as its session said` };
  return { source, attempt: made, made: true };
}

const NOBODY = 'An edge needs both ends, and who calls is not said.';
const OTHERS = 'They have no say in who assumes which role.';

export const profileReader: TextReader = {
  kind: 'profiles',
  what: 'profiles of the AWS CLI (~/.aws/config and credentials; keys are never kept)',
  example: `[profile deploy]
role_arn = arn:aws:iam::222222222222:role/Deploy
source_profile = ann
external_id = blue-harbor-42
`,
  take(sources, files) {
    const list = profileList(sources);
    const used = usedIn(files);
    const all = [...list.profiles.values()].flatMap((profile) => {
      const role = profile.settings.get('role_arn');
      if (role === undefined) return [];
      const one = found(profile, role, list, sources);
      const made = madeOnce(profile, one, used);
      return made ? [one, made] : [one];
    });
    return sources.map((_, i): Harvest => {
      const own = all.filter((one) => one.source === i);
      const attempts = own.flatMap(({ attempt }) => attempt ?? []);
      const here = [...list.profiles.values()].filter(({ settings }) =>
        [...settings.values()].some((s) => s.source === i),
      );
      const nobody = own.filter((one) => one.nobody).length;
      const made = own.filter((one) => one.made).length;
      const planned = attempts.length - nobody - made;
      const others = list.others[i] ?? 0;
      const leftOut: LeftOut[] = [
        ...(nobody === 0 ? [] : [{ what: 'profiles without a known caller', count: nobody, why: NOBODY }]),
        ...(others === 0 ? [] : [{ what: 'other settings', count: others, why: OTHERS }]),
      ];
      return {
        kind: 'profiles',
        title: `AWS CLI: ${counted(here.length, 'profile')}`,
        taken: [
          counted(here.length, 'profile'),
          ...(planned > 0 ? [`${counted(planned, 'role assumption')} to judge`] : []),
          ...countedAny(made, 'assumed role'),
        ],
        ...(leftOut.length > 0 ? { leftOut } : {}),
        attempts,
        ...(list.ranges[i] ? { ranges: list.ranges[i] } : {}),
        notes: [...(list.notes[i] ?? []), ...own.flatMap(({ note }) => note ?? [])],
      };
    });
  },
};
