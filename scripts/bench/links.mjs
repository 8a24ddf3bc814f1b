// How long links are, beside what lz-string and plain deflate make of the same workspaces.
import { deflateRawSync } from 'node:zlib';
import lzString from 'lz-string';
import { generateEstate } from '../generateEstate.mjs';
import { BUNDLE } from './bundle.mjs';
import { medianOf } from './measure.mjs';

const { decodeLink, emptyWorkspace, encodeLink } = await import(BUNDLE);

const nameOf = (arn) => arn.slice(arn.lastIndexOf('/') + 1);
const pretty = (value) => JSON.stringify(value, null, 2);

/** A trust policy and a permissions policy for each role, each a document of its own, as people paste them. */
function workspaceOf(roles) {
  const { principals } = generateEstate(roles);
  const documents = principals
    .filter(({ trust }) => trust !== undefined)
    .flatMap(({ arn, trust, policies }) => [
      { name: `${nameOf(arn)} trust`, text: pretty(trust), owner: arn },
      { name: `${nameOf(arn)} permissions`, text: pretty(policies[0].document), owner: arn },
    ])
    .map(({ name, text, owner }, i) => ({ id: `d${i + 1}`, name, text, owners: { 0: { owner } } }));
  return { ...emptyWorkspace, documents };
}

export async function linkSizes(roles) {
  const workspace = workspaceOf(roles);
  const json = JSON.stringify(workspace);
  const link = encodeLink(workspace);
  if (!decodeLink(link).ok) throw new Error('a link does not open again');
  return {
    characters: link.length,
    lz: lzString.compressToEncodedURIComponent(json).length,
    deflate: Buffer.from(deflateRawSync(json, { level: 9 })).toString('base64url').length,
    encode: await medianOf(() => encodeLink(workspace), 15),
    decode: await medianOf(() => decodeLink(link), 15),
  };
}
