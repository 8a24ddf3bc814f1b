// What the word under the pointer means, as AWS has it, and what this workspace knows of it.
import { conditionKey } from '#iam/conditionKeys.ts';
import type { ActionName } from '#actions/actionNames.ts';
import { actionMeaning, ACTIONS_PAGE } from './actionMeaning.ts';
import type { ActionWords } from './actionWords.ts';
import { namedMeaning, principalMeaning, type Told } from './arnWords.ts';
import type { Caret } from './caret.ts';
import { DOCUMENT_WORDS, PRINCIPAL_WORDS, STATEMENT_WORDS, type ElementWord } from './elementWords.ts';
import type { Here } from './here.ts';
import { keyNote } from './keyNotes.ts';
import { OPERATOR_PAGE, operatorMeaning } from './operatorWords.ts';
import { serviceMeaning } from './serviceWords.ts';
import type { Standing } from './standing.ts';
import { comparedMeaning, effectMeaning, variableAt, versionMeaning } from './valueWords.ts';

export interface Meaning extends Told {
  readonly page: string | null;
  /** Characters of the token that it is about; else all of it. */
  readonly part?: { readonly from: number; readonly to: number };
}

const ELEMENTS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_';
const PRINCIPAL_PAGE = `${ELEMENTS}principal.html`;
const VARIABLES_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html';

const onPage = (told: Told | null, page: string): Meaning | null => told && { ...told, page };

function ofElement(words: readonly ElementWord[], token: string): Meaning | null {
  const word = words.find(({ name }) => name === token);
  return word ? { title: word.name, text: word.meaning, page: word.page } : null;
}

function ofConditionKey(token: string): Meaning | null {
  const key = conditionKey(token);
  if (key === null) return null;
  const many = key.multi
    ? ' It can have several values: an operator needs ForAnyValue or ForAllValues, or it never matches.'
    : '';
  const note = keyNote(token);
  return {
    title: token,
    text: `${key.type}. Set by ${key.setBy}.${many}${note === null ? '' : `\n\n${note}`}`,
    page: key.page,
  };
}

function ofPrincipal(token: string, of: string, words: ActionWords, here: Here): Meaning | null {
  const service = of === 'Service' ? serviceMeaning(token, words) : null;
  const told = service === null ? principalMeaning(token, here) : { title: token, text: service };
  return onPage(told, PRINCIPAL_PAGE);
}

function ofResource(token: string, words: ActionWords, here: Here): Meaning | null {
  const all =
    'Everything: each resource that the actions can be about, in every account that lets the caller in.';
  const told = token === '*' ? { title: 'Everything', text: all } : namedMeaning(token, words, here);
  return onPage(told, `${ELEMENTS}resource.html`);
}

function ofVariable({ typed, token }: Caret): Meaning | null {
  const found = variableAt(token, typed.length);
  return found && { ...found.told, page: VARIABLES_PAGE, part: { from: found.from, to: found.to } };
}

/** null: nothing is known of it. `listed`: all actions of the service that an action here names, where they are loaded. */
export function meaningAt(
  caret: Caret,
  standing: Standing,
  words: ActionWords,
  here: Here,
  listed: readonly ActionName[] | null,
): Meaning | null {
  const { token } = caret;
  if (token === '') return null;
  switch (standing.kind) {
    case 'document-element':
      return ofElement(DOCUMENT_WORDS, token);
    case 'statement-element':
      return ofElement(STATEMENT_WORDS, token);
    case 'principal-kind':
      return ofElement(PRINCIPAL_WORDS, token);
    case 'action':
      return onPage(actionMeaning(token, words, listed), ACTIONS_PAGE);
    case 'condition-key':
      return ofConditionKey(token);
    case 'operator': {
      const text = operatorMeaning(token);
      return text === null ? null : { title: token, text, page: OPERATOR_PAGE };
    }
    case 'effect':
      return onPage(effectMeaning(token, here.type), `${ELEMENTS}effect.html`);
    case 'version':
      return onPage(versionMeaning(token), `${ELEMENTS}version.html`);
    case 'principal':
      return ofPrincipal(token, standing.of, words, here);
    case 'resource':
      return ofVariable(caret) ?? ofResource(token, words, here);
    default:
      return ofVariable(caret) ?? onPage(comparedMeaning(token, standing, words, here), OPERATOR_PAGE);
  }
}
