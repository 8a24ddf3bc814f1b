// Three-valued truth (Kleene): a request key that nobody knows makes a test "depends".

/** `depends`: true for some requests and false for others; somebody who knows the request could decide it. */
export type Truth = 'yes' | 'no' | 'depends';

export const fromBoolean = (value: boolean): Truth => (value ? 'yes' : 'no');

export function not(a: Truth): Truth {
  if (a === 'depends') return a;
  return a === 'yes' ? 'no' : 'yes';
}

export function and(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' ? b : a;
}

export function or(a: Truth, b: Truth): Truth {
  if (a === 'yes' || b === 'yes') return 'yes';
  return a === 'no' ? b : a;
}

/** `no` beats `depends` beats `yes`; of nothing: `yes`. */
export function all(values: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const value of values) {
    if (value === 'no') return 'no';
    if (value === 'depends') result = 'depends';
  }
  return result;
}

/** `yes` beats `depends` beats `no`; of nothing: `no`. */
export function any(values: Iterable<Truth>): Truth {
  let result: Truth = 'no';
  for (const value of values) {
    if (value === 'yes') return 'yes';
    if (value === 'depends') result = 'depends';
  }
  return result;
}
