// Profiles out of the files of the AWS CLI: sections of one name are one, whichever file they stand in.
// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
import type { HarvestNote, TextSource } from '#harvest/harvest.ts';
import { rangeKey, type RangeTable } from '#text/ranges.ts';
import { type IniEntry, type IniText, parseIni } from './iniText.ts';

/** One setting and the source (by number) that it stands in. */
export interface Setting {
  readonly value: string;
  readonly source: number;
  readonly path: readonly string[];
}

export interface Profile {
  readonly name: string;
  /** `profile audit`, as the AWS CLI says it. */
  readonly title: string;
  readonly settings: ReadonlyMap<string, Setting>;
}

export interface ProfileList {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly sessions: ReadonlyMap<string, Profile>;
  /** By source. */
  readonly notes: readonly (readonly HarvestNote[])[];
  readonly ranges: readonly RangeTable[];
  /** By source: how many settings and sections have no say in who assumes what. */
  readonly others: readonly number[];
}

/** Settings that tell who somebody is or which role is assumed; of keys only that they are there. */
const TELLING =
  /^(?:role_arn|source_profile|credential_source|external_id|mfa_serial|web_identity_token_file|role_session_name|duration_seconds|sso_\w+|credential_process|login_session|aws_access_key_id|aws_session_token)$/;
/** Their values are never kept. */
const SECRET = /^aws_(?:access_key_id|secret_access_key|session_token|security_token)$/;

const KIND = /^(profile|sso-session|services|plugins)\s+(.+)$/;

interface Builder {
  readonly name: string;
  readonly title: string;
  readonly settings: Map<string, Setting>;
}

/** Everything that `source` says goes in; a setting that is there already is told and replaced, as the CLI does. */
function fill(
  builder: Builder,
  entries: readonly IniEntry[],
  at: { source: number; section: string },
): HarvestNote[] {
  const notes: HarvestNote[] = [];
  for (const { key, value } of entries) {
    if (!TELLING.test(key)) continue;
    const before = builder.settings.get(key);
    const path = [at.section, key];
    const setting = { value: SECRET.test(key) ? '' : value, source: at.source, path };
    builder.settings.set(key, setting);
    if (before === undefined || before.value === setting.value) continue;
    notes.push({
      code: 'PROFILE-STATED-TWICE',
      severity: 'warning',
      message: `${builder.title} says ${key} twice and differently: this later one counts here.`,
      path,
    });
  }
  return notes;
}

function rangesOf({ sections }: IniText): RangeTable {
  const ranges: Record<string, readonly [number, number]> = {};
  for (const { name, from, to, entries } of sections) {
    ranges[rangeKey([name])] = [from, to];
    for (const entry of entries) ranges[rangeKey([name, entry.key])] = [entry.from, entry.to];
  }
  return ranges;
}

/** Never throws. */
export function profileList(sources: readonly TextSource[]): ProfileList {
  const profiles = new Map<string, Builder>();
  const sessions = new Map<string, Builder>();
  const notes: HarvestNote[][] = [];
  const ranges: RangeTable[] = [];
  const others: number[] = [];
  for (const [source, { text, name: file }] of sources.entries()) {
    const ini = parseIni(text);
    const said: HarvestNote[] = [];
    const seen = new Set<string>();
    let count = 0;
    for (const { name: section, entries } of ini.sections) {
      const [, kind, rest] = KIND.exec(section) ?? [];
      if (kind === 'services' || kind === 'plugins') {
        count++;
        continue;
      }
      const name = rest ?? section;
      const map = kind === 'sso-session' ? sessions : profiles;
      const builder = map.get(name) ?? { name, title: `${kind ?? 'profile'} ${name}`, settings: new Map() };
      map.set(name, builder);
      if (seen.has(section)) {
        said.push({
          code: 'PROFILE-STATED-TWICE',
          severity: 'warning',
          message: `[${section}] stands here twice: both are taken as one.`,
          path: [section],
        });
      }
      seen.add(section);
      if (kind === undefined && name !== 'default' && /config$/i.test(file)) {
        said.push({
          code: 'PROFILE-PREFIX',
          severity: 'warning',
          message: `[${name}] is read by the AWS CLI in the credentials file only: in the config file it is [profile ${name}].`,
          path: [section],
        });
      }
      said.push(...fill(builder, entries, { source, section }));
      count += entries.filter(({ key }) => !TELLING.test(key) && !SECRET.test(key)).length;
    }
    for (const { from, to } of ini.strays.slice(0, 20)) {
      said.push({
        code: 'PROFILE-LINE',
        severity: 'warning',
        message: `${JSON.stringify(text.slice(from, Math.min(to, from + 40)))} is neither a section nor a setting: left out.`,
        path: [`line ${from}`],
      });
    }
    notes.push(said);
    others.push(count);
    ranges.push({
      ...rangesOf(ini),
      ...Object.fromEntries(
        ini.strays.slice(0, 20).map(({ from, to }) => [rangeKey([`line ${from}`]), [from, to] as const]),
      ),
    });
  }
  return { profiles, sessions, notes, ranges, others };
}
