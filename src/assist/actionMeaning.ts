// What an action or a pattern of actions means.
import type { ActionName } from '#actions/actionNames.ts';
import { globOf } from '#language/wildcard.ts';
import type { ActionWords } from './actionWords.ts';
import type { Told } from './arnWords.ts';
import { code, someOf } from './here.ts';

export const ACTIONS_PAGE =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

/** Services whose actions are known with AWS's own sentence; the names of others are asked for. */
export const isBundled = (service: string): boolean => /^(?:sts|iam)$/i.test(service);

/** The prefix of an action that is written out as far as its colon. */
export const serviceOf = (action: string): string | null =>
  /^([\w-]+):/.exec(action)?.[1]?.toLowerCase() ?? null;

const wildcard = (called: string, pattern: string, names: readonly string[]): string => {
  const fits = names.filter((name) => globOf(pattern.toLowerCase())(name.toLowerCase()));
  if (fits.length === 0) return `${called}: no action that is known here fits.`;
  const all = fits.length === names.length ? 'every action' : `${fits.length} of ${names.length} actions`;
  return `${called}: ${all}${fits.length === names.length ? `, ${fits.length} today` : ''}, such as ${someOf(fits.map(code))}. It takes in what AWS adds under such a name.`;
};

/** `listed`: all actions of this service; null: not loaded, or no such service. */
export function actionMeaning(
  token: string,
  words: ActionWords,
  listed: readonly ActionName[] | null,
): Told | null {
  if (/^\*(?::\*)?$/.test(token))
    return { title: token, text: 'Every action of every service, also of those that AWS has yet to make.' };
  const lower = token.toLowerCase();
  const known = words.actions.find(({ name }) => name.toLowerCase() === lower);
  if (known) return { title: known.name, text: known.meaning };
  const prefix = serviceOf(token);
  const service =
    prefix === null ? undefined : words.services.find(({ name }) => name.toLowerCase() === `${prefix}:`);
  if (prefix === null || service === undefined) return null;
  const own = isBundled(prefix)
    ? words.actions.flatMap(({ name }) => (serviceOf(name) === prefix ? [name.slice(prefix.length + 1)] : []))
    : (listed ?? []).map(({ name }) => name);
  const name = lower.slice(prefix.length + 1);
  if (own.length === 0 || name === '') return { title: token, text: `An action of ${service.meaning}.` };
  if (/[*?]/.test(name)) return { title: token, text: wildcard(service.meaning, name, own) };
  const found = listed?.find((one) => one.name.toLowerCase() === name);
  // The finding there says so, and what is meant.
  if (found === undefined) return null;
  return { title: `${service.name}${found.name}`, text: `An action of ${service.meaning}. (${found.level})` };
}
