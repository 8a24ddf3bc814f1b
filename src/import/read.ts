// Text in, one inventory out: every document is split, recognised, given an owner and joined by ARN.
import { emptyInventory } from '#assume/inventory.ts';
import type { Workspace } from '#workspace/workspace.ts';
import type { Reading } from './reading.ts';

/** Reads all documents of a workspace. Never throws: what cannot be read becomes a problem with its place. */
export function read(workspace: Workspace): Reading {
  return { inventory: { ...emptyInventory, context: workspace.context }, pieces: [], problems: [] };
}
