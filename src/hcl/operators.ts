// Operators. https://developer.hashicorp.com/terraform/language/expressions/operators
import { fillUnknown, hasUnknown } from '#harvest/unknownText.ts';
import { fail } from './fault.ts';
import { isOpen, isDocumentText, isMap, isValues, sameValue, textOf, type Value } from './values.ts';

/** The names of what is not known in a value, for other names. */
export function openNames(value: Value): string {
  const names: string[] = [];
  const visit = (one: Value): void => {
    if (isValues(one)) one.forEach(visit);
    else if (isMap(one)) Object.values(one).forEach(visit);
    else {
      fillUnknown(textOf(one) ?? '', (name) => {
        if (!names.includes(name)) names.push(name);
        return name;
      });
    }
  };
  visit(value);
  return names.join(' and ');
}

/** A text: the name of what is not known. */
export function truthOf(value: Value): boolean | string {
  if (typeof value === 'boolean') return value;
  const text = textOf(value);
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text !== null && hasUnknown(text)) return openNames(text);
  return fail('This is neither true nor false.');
}

export function numberOf(value: Value): number {
  const text = textOf(value);
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : fail('This is no number.');
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? fail('This divides by zero.') : a / b),
  '%': (a, b) => (b === 0 ? fail('This divides by zero.') : a % b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

type Unknown = (what: string) => string;

export function unary(operator: string, value: Value, unknown: Unknown): Value {
  if (isOpen(value)) return unknown(`${operator}${openNames(value)}`);
  if (operator === '-') return -numberOf(value);
  return truthOf(value) !== true;
}

/** `==` converts nothing: a text is no number. Documents are texts. */
const comparable = (value: Value): Value => (isDocumentText(value) ? value.text : value);

function equal(a: Value, b: Value, unknown: Unknown): boolean | string {
  if (sameValue(a, b)) return true;
  if (isOpen(a) || isOpen(b))
    return unknown(
      [a, b]
        .map(openNames)
        .filter((names) => names !== '')
        .join(' = '),
    );
  return false;
}

export function binary(operator: string, left: Value, right: () => Value, unknown: Unknown): Value {
  if (operator === '&&' || operator === '||') {
    const decides = operator === '||';
    const a = truthOf(left);
    if (a === decides) return decides;
    const b = truthOf(right());
    if (b === decides) return decides;
    if (typeof a === 'string') return unknown(a);
    return typeof b === 'string' ? unknown(b) : b;
  }
  const other = right();
  if (operator === '==' || operator === '!=') {
    const same = equal(comparable(left), comparable(other), unknown);
    return typeof same === 'string' ? same : same === (operator === '==');
  }
  if (isOpen(left) || isOpen(other)) return unknown(`${openNames(left)} ${operator} ${openNames(other)}`);
  const work = ARITHMETIC[operator];
  return work ? work(numberOf(left), numberOf(other)) : fail(`${operator} is no operator.`);
}
