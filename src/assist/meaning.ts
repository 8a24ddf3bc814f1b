// What the word under the pointer means, as AWS has it.
import { conditionKey } from '#iam/conditionKeys.ts';
import type { ActionWords } from './actionWords.ts';
import type { Caret } from './caret.ts';
import { DOCUMENT_WORDS, PRINCIPAL_WORDS, STATEMENT_WORDS, type ElementWord } from './elementWords.ts';
import { OPERATOR_PAGE, operatorMeaning } from './operatorWords.ts';
import type { Standing } from './standing.ts';

export interface Meaning {
  readonly title: string;
  readonly text: string;
  readonly page: string | null;
}

const ACTIONS_PAGE =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html';

function ofElement(words: readonly ElementWord[], token: string): Meaning | null {
  const word = words.find(({ name }) => name === token);
  return word ? { title: word.name, text: word.meaning, page: word.page } : null;
}

function ofAction(words: ActionWords, token: string): Meaning | null {
  const lower = token.toLowerCase();
  const action = words.actions.find(({ name }) => name.toLowerCase() === lower);
  if (action) return { title: action.name, text: action.meaning, page: ACTIONS_PAGE };
  const service = words.services.find(({ name }) => lower.startsWith(name.toLowerCase()));
  return service ? { title: token, text: `An action of ${service.meaning}.`, page: ACTIONS_PAGE } : null;
}

function ofConditionKey(token: string): Meaning | null {
  const key = conditionKey(token);
  if (key === null || key === undefined) return null;
  const many = key.multi ? ' It can have several values.' : '';
  return { title: token, text: `${key.type}. Set by ${key.setBy}.${many}`, page: key.page };
}

/** null: nothing is known of it. */
export function meaningAt(caret: Caret, standing: Standing, words: ActionWords): Meaning | null {
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
      return ofAction(words, token);
    case 'condition-key':
      return ofConditionKey(token);
    case 'operator': {
      const text = operatorMeaning(token);
      return text === null ? null : { title: token, text, page: OPERATOR_PAGE };
    }
    default:
      return null;
  }
}
