// A resource as it is made, whatever form the text has: configuration, plan or state.
import { rangeKey } from '#text/ranges.ts';
import { placeAt } from '#harvest/harvest.ts';
import type { Place } from '#decision/inventory.ts';
import type { JsonPath } from '#language/policy.ts';
import { blocksOf, isOpenInner, objectOf } from './bodies.ts';
import type { Source } from './drop.ts';
import { accountOfInstance, argument, arnOf, nameOf, type Named, partitionOfInstance } from './naming.ts';
import { type Instance, instancesOf, type Scope } from './scope.ts';
import type { Value } from '#hcl/values.ts';

export interface Made {
  readonly type: string;
  readonly isData: boolean;
  readonly address: string;
  readonly source: Source;
  readonly place: Place;
  /** Of its arguments in the piece. */
  readonly path: JsonPath;
  readonly named: Named;
  readonly arn: string | undefined;
  account(): string;
  readonly partition: string;
  /** Of an argument; undefined: it is not set. */
  get(name: string): Value | undefined;
  /** Blocks of this type as objects; a text instead of one whose number is not known. */
  blocks(name: string): readonly Value[];
  /** Whether it exists follows from this, which is not known. */
  readonly perhaps?: string;
}

function madeOf(instance: Instance): Made {
  const { declared, address, env } = instance;
  const { source, block } = declared;
  const place = placeAt(source.origin, [address]);
  source.found.ranges[rangeKey([address])] = [block.from, block.to];
  return {
    type: block.labels[0] ?? '',
    isData: false,
    address,
    source,
    path: [address],
    place,
    named: nameOf(instance),
    arn: arnOf(instance),
    account: () => accountOfInstance(instance),
    partition: partitionOfInstance(instance),
    get: (name) => argument(instance, name),
    blocks: (name) =>
      blocksOf(env, source, block.body, name).map((inner) =>
        isOpenInner(inner) ? inner.open : objectOf(source, inner, [address, name]),
      ),
    ...(instance.perhaps === undefined ? {} : { perhaps: instance.perhaps }),
  };
}

const INTEREST = /^aws_(?:iam|organizations)_/;

/** Every resource of the module that may say who can do what. */
export const madeIn = (scope: Scope): readonly Made[] =>
  [...scope.folder.resources.values()]
    .filter(({ block }) => block.type === 'resource' && INTEREST.test(block.labels[0] ?? ''))
    .flatMap((declared) => {
      const all = instancesOf(scope, declared);
      const why = 'Their count or for_each is empty.';
      if (all.length === 0)
        declared.source.found.leftOut.push({ what: 'resources that are not made', count: 1, why });
      return all.map(madeOf);
    });
