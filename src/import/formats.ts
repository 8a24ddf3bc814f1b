// The table of formats of JSON. To add one: a record here, a file for it. The first whose test holds takes the piece.
import {
  fragmentFormat,
  policyFormat,
  policyListFormat,
  statementFormat,
  wrappedPolicyFormat,
} from './barePolicy.ts';
import { cloudTrailFormat } from '#calls/cloudTrail.ts';
import { ATTEMPT_FORMATS } from '#calls/formats.ts';
import { cloudformationFormat } from '#cloudformation/cloudformation.ts';
import type { Format } from '#harvest/harvest.ts';
import { FOREIGN_FORMATS, OUTPUT_FORMATS } from '#outputs/formats.ts';
import { queryResultsFormat } from '#tables/tables.ts';

export const FORMATS: readonly Format[] = [
  policyFormat,
  ...OUTPUT_FORMATS,
  cloudformationFormat,
  wrappedPolicyFormat,
  policyListFormat,
  statementFormat,
  fragmentFormat,
  queryResultsFormat([cloudTrailFormat]),
  ...ATTEMPT_FORMATS,
  ...FOREIGN_FORMATS,
];
