// The subjects that GitHub puts into the tokens of a job, by what started the workflow.
// https://docs.github.com/en/actions/reference/security/oidc
import { isList, isObject, member, text } from '#text/json.ts';

export interface Subject {
  /** What started it: `push to main`. */
  readonly when: string;
  /** Behind the repository: `ref:refs/heads/main`; null: any branch or tag may stand there. */
  readonly rest: string | null;
  /** For people, where `rest` is null: `ref:refs/heads/…`. */
  readonly shown: string;
}

const exact = (when: string, rest: string): Subject => ({ when, rest, shown: rest });
const open = (when: string, shown: string): Subject => ({ when, rest: null, shown });

const strings = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

/** Patterns and expressions name no single branch. */
const isPlain = (name: string): boolean => !/[*?+![\]{}$]/.test(name);

const refs = (names: readonly string[], kind: 'heads' | 'tags', event: string): readonly Subject[] =>
  names
    .filter((name) => !name.startsWith('!'))
    .map((name) =>
      isPlain(name)
        ? exact(`${event} ${name}`, `ref:refs/${kind}/${name}`)
        : open(`${event} ${name}`, `ref:refs/${kind}/${name}`),
    );

/** By event: what its settings (branches, tags) leave open. */
const EVENTS: Readonly<Record<string, (settings: unknown) => readonly Subject[]>> = {
  push(settings) {
    const branches = strings(member(settings, 'branches'));
    const tags = strings(member(settings, 'tags'));
    if (branches.length + tags.length > 0) {
      return [...refs(branches, 'heads', 'push to'), ...refs(tags, 'tags', 'push of tag')];
    }
    return [open('push', 'ref:refs/heads/…')];
  },
  pull_request: () => [exact('pull request', 'pull_request')],
  pull_request_review: () => [exact('review of a pull request', 'pull_request')],
  release: () => [open('release', 'ref:refs/tags/…')],
};

/** `on` in its three forms: a word, a list, a map with settings. */
function eventsOf(on: unknown): readonly (readonly [string, unknown])[] {
  if (isObject(on)) return Object.entries(on);
  return strings(on).map((event) => [event, undefined]);
}

/** An environment's name replaces the event; null: it is an expression. */
function environmentOf(job: unknown): string | null | undefined {
  const environment = member(job, 'environment');
  const name = text(environment) ?? text(member(environment, 'name'));
  if (name === undefined) return undefined;
  return isPlain(name) ? name : null;
}

/** Every subject that the job's token can have, without the repository. */
export function subjectsOf(on: unknown, job: unknown): readonly Subject[] {
  const environment = environmentOf(job);
  if (environment === null) return [open('an environment that is worked out', 'environment:…')];
  if (environment !== undefined) return [exact(`environment ${environment}`, `environment:${environment}`)];
  const found = eventsOf(on).flatMap(([event, settings]) =>
    Object.hasOwn(EVENTS, event)
      ? (EVENTS[event]?.(settings) ?? [])
      : [open(event.replaceAll('_', ' '), 'ref:refs/heads/…')],
  );
  return [...new Map(found.map((one) => [`${one.when} ${one.shown}`, one])).values()];
}
