// What AWS's commands, and tools that keep inventories, print as JSON. The first whose test holds takes the piece.
import type { Format } from '#harvest/harvest.ts';
import { authorizationDetailsFormat } from './authorizationDetails.ts';
import { estateCaseFormat, estateFormat } from './estate.ts';
import { foreignFormats } from './foreignJson.ts';
import { getRoleFormat, inlinePolicyFormat } from './getRole.ts';

export const OUTPUT_FORMATS: readonly Format[] = [
  estateFormat,
  estateCaseFormat,
  getRoleFormat,
  authorizationDetailsFormat,
  inlinePolicyFormat,
];

/** Only named: asked after everything that is read. */
export const FOREIGN_FORMATS: readonly Format[] = foreignFormats;
