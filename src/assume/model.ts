// The inventory compiled for asking: every policy parsed once, and indexes. Never crosses a worker.
import type { Inventory } from './inventory.ts';

export interface Model {
  readonly inventory: Inventory;
}

/** Compiles every policy once. */
export function prepare(inventory: Inventory): Model {
  return { inventory };
}
