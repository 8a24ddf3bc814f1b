// What a template leaves open travels through texts as a mark, until it is known where it ends up. Marks are private
// characters: no template holds them.

const BEGIN = '\ue000';
const END = '\ue001';
const MARK = /\ue000([^\ue001]*)\ue001/g;

/** Stands for the value of `name` wherever it is put into. */
export const unknownText = (name: string): string => `${BEGIN}${name}${END}`;

export const hasUnknown = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes(BEGIN)
    : typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);

/** The name when the text is nothing but one mark. */
export const onlyUnknown = (text: string): string | undefined => /^\ue000([^\ue001]*)\ue001$/.exec(text)?.[1];

/** Named accounts of ARNs as marks, so that documents tell that they have them. */
export const markNamedAccounts = (text: string): string =>
  text.replace(/(?<=^|:)<\w+>(?=$|:)/g, (name) => unknownText(name));

/** The names themselves, for what is compared. */
export const plainNamedAccounts = (text: string): string => text.replace(/\ue000(<\w+>)\ue001/g, '$1');

/** Each mark in the text replaced. */
export const fillUnknown = (text: string, by: (name: string) => string): string =>
  text.replace(MARK, (_, name: string) => by(name));

/** Letters and digits, for names of things that have none. */
export const plainName = (name: string): string =>
  name.replace(/[^\w+=,.@-]+/g, '-').replace(/^-+|-+$/g, '') || 'unknown';

const capitals = (name: string): string =>
  plainName(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');

/** `<a>`: which account it is is not said, but it is told apart from the others that are named like this. */
export const isNamedAccount = (name: string): boolean => /^<\w+>$/.test(name);

/** `TargetAccountId` -> `UNKNOWN_ACCOUNT_TARGET`: the same unknown account wherever the name stands. */
export function unknownAccount(name: string): string {
  if (isNamedAccount(name)) return name;
  const words = capitals(name);
  const short = words.replace(/(?:^|_)(?:ACCOUNT|AWS|ID|NUMBER)(?=_|$)/g, '').replace(/^_+|_+$/g, '');
  return `UNKNOWN_ACCOUNT_${short === '' ? words : short}`;
}

/** `DeployerArn` -> `UNKNOWN_ACCOUNT_OF_DEPLOYER_ARN`: the account of somebody of whom nothing else is known. */
export const unknownPrincipal = (name: string): string => `UNKNOWN_ACCOUNT_OF_${capitals(name)}`;
