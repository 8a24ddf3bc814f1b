// Who reads what of attempts. The first format whose test holds takes the piece.
import type { Format, TextReader } from '#harvest/harvest.ts';
import { cloudTrailFormat } from './cloudTrail.ts';
import { deniedFormat } from './deniedJson.ts';
import { deniedReader } from './deniedReader.ts';
import { manifestFormat, manifestReader, podIdentityFormat } from './manifests.ts';
import { profileReader } from './profiles.ts';
import { claimsFormat, tokenJsonFormat, tokenReader } from './tokens.ts';
import { workflowReader } from './workflows.ts';

export const ATTEMPT_FORMATS: readonly Format[] = [
  cloudTrailFormat,
  podIdentityFormat,
  tokenJsonFormat,
  manifestFormat,
  claimsFormat,
  deniedFormat,
];

export const ATTEMPT_READERS: readonly TextReader[] = [
  profileReader,
  deniedReader,
  tokenReader,
  workflowReader,
  manifestReader,
];
