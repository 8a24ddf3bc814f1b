// What an expression is worked out in.
import { unknownText } from '#harvest/unknownText.ts';
import type { DropFile } from '#harvest/harvest.ts';
import type { Spot, Value } from './values.ts';

/** A step with its key worked out. */
export type Key = string | number | { readonly open: string };

/** What names lead to outside of expressions: variables, locals, resources, files. */
export interface Surroundings {
  /** The value of a name and of as many steps behind it as `used` says. */
  lookup(env: Env, name: string, keys: readonly Key[]): { readonly value: Value; readonly used: number };
  /** A file of the drop, beside the module; null: it is not here. */
  file(env: Env, path: string): DropFile | null;
  /** A text as a template, its variables given. */
  render(env: Env, text: string, names: Readonly<Record<string, Value>>): Value;
  /** Counts a step of work; false: that was enough. */
  spend(): boolean;
}

export interface Env {
  readonly around: Surroundings;
  /** `each`, `count`, variables of `for`, iterators of `dynamic`. */
  readonly names: ReadonlyMap<string, Value>;
  /** Number of the source that the expression stands in. */
  readonly source: number;
  /** What is being worked out: `aws_iam_role.a`, `assume_role_policy`. */
  readonly path: readonly string[];
}

export const withNames = (env: Env, names: Readonly<Record<string, Value>>): Env => ({
  ...env,
  names: new Map([...env.names, ...Object.entries(names)]),
});

/** Something that follows from what is not known. */
export const unknownHere = (env: Env, what: string): string =>
  unknownText(`${what.replace(/[\ue000\ue001]/g, '')} (${env.path.join('.')})`);

/** A function that makes documents or reads files. `spot`: of its arguments. */
export type Form = (env: Env, values: readonly Value[], spot: Spot) => Value;
