// Forms that AWS holds the parameters of a call to: a condition that asks for anything else is never met.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
import { isRegionName } from '#language/regions.ts';

export interface ValueForm {
  readonly isPossible: (value: string) => boolean;
  /** A sentence without its full stop. */
  readonly words: string;
}

const name = (of: string): ValueForm => ({
  isPossible: (value) => /^[\w+=,.@-]{2,64}$/.test(value),
  words: `${of} has 2 to 64 characters: letters, digits and _+=,.@-`,
});
const SOURCE_IDENTITY = name('a source identity');

const FORMS = new Map<string, ValueForm>([
  [
    'sts:externalid',
    {
      isPossible: (value) => /^[\w+=,.@:/-]{2,1224}$/.test(value),
      words: 'an ExternalId has 2 to 1,224 characters: letters, digits and _+=,.@:/-',
    },
  ],
  ['sts:rolesessionname', name('a session name')],
  ['sts:sourceidentity', SOURCE_IDENTITY],
  ['aws:sourceidentity', SOURCE_IDENTITY],
  [
    'aws:requestedregion',
    { isPossible: isRegionName, words: 'a Region has a name like eu-west-1, in lower case' },
  ],
]);

/** Of a key in lower case; null: AWS takes any text, or nobody says which. */
export const valueForm = (key: string): ValueForm | null => FORMS.get(key) ?? null;

/** A value that somebody means to fill in says nothing of the form of what will stand there. */
export const isToBeFilledIn = (value: string): boolean => /[<>{}[\]$…]/.test(value);
