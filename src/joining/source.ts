// One harvest with where it comes from, on its way to being joined.
import type { Harvest, Origin } from '#harvest/harvest.ts';

export interface Source {
  readonly origin: Origin;
  readonly harvest: Harvest;
  /** What the file name or command holds besides the command, for policy versions that name no policy. */
  readonly about?: string;
}
